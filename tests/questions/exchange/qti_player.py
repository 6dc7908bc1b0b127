"""Scores QTI items by what their own processing says, for tests alone:
https://www.imsglobal.org/question/qtiv2p2/imsqti_v2p2.html, section 15."""

import re

from lxml import etree


def plain_names(root):
    """Elements and attributes of either version under the names of 2.2, in no namespace."""
    for one in root.iter("*"):
        one.tag = _camel(etree.QName(one).localname.removeprefix("qti-"))
        for name, value in list(one.attrib.items()):
            if not name.startswith("{"):
                del one.attrib[name]
                one.set(_camel(name), value)
    return root


def _camel(name):
    return re.sub(r"-(\w)", lambda found: found[1].upper(), name)


class Player:
    def __init__(self, data):
        self.root = plain_names(etree.fromstring(data))
        self.declared = {
            one.get("identifier"): one for one in self.root.iter("responseDeclaration")
        }

    def right(self, name):
        return [one.text for one in self.declared[name].iterfind("correctResponse/value")]

    def play(self, given):
        """What the outcomes are after a response: values by declaration, absent where empty."""
        self.values = {
            one.get("identifier"): _default(one) for one in self.root.iter("outcomeDeclaration")
        }
        self.values |= given
        for rule in self.root.find("responseProcessing"):
            self._rule(rule)
        return self.values

    def shown(self, given):
        """The feedback that is shown after a response, as text."""
        outcomes = self.play(given)["FEEDBACK"]
        return [
            " ".join("".join(one.itertext()).split())
            for one in self.root.iter("modalFeedback")
            if one.get("identifier") in outcomes
        ]

    def _rule(self, rule):
        if rule.tag == "setOutcomeValue":
            self.values[rule.get("identifier")] = self._value(rule[0])
            return
        assert rule.tag == "responseCondition"
        for branch in rule:
            if branch.tag == "responseElse":
                steps = list(branch)
            elif self._value(branch[0]):
                steps = list(branch)[1:]
            else:
                continue
            for step in steps:
                self._rule(step)
            return

    def _value(self, one):
        parts = [self._value(each) for each in one]
        match one.tag:
            case "variable":
                return self.values.get(one.get("identifier"))
            case "correct":
                return self.right(one.get("identifier"))
            case "baseValue":
                return float(one.text) if one.get("baseType") == "float" else one.text
            case "mapResponse":
                return self._mapped(one.get("identifier"))
            case "isNull":
                return parts[0] is None
            case "match" | "equal":
                return parts[0] == parts[1]
            case "and":
                return all(parts)
            case "not":
                return not parts[0]
            case "index":
                return parts[0][int(one.get("n")) - 1]
            case "gt":
                return parts[0] > parts[1]
            case "gte":
                return parts[0] >= parts[1]
            case "lte":
                return parts[0] <= parts[1]
            case "sum":
                return sum(parts)
            case "subtract":
                return parts[0] - parts[1]
            case "divide":
                return parts[0] / parts[1]
            case "min":
                return min(parts)
            case "max":
                return max(parts)
            case "multiple":
                return [each for part in parts for each in _listed(part)]
        raise AssertionError(one.tag)

    def _mapped(self, name):
        mapping = self.declared[name].find("mapping")
        entries = {
            (
                one.get("mapKey").lower()
                if one.get("caseSensitive") == "false"
                else one.get("mapKey")
            ): float(one.get("mappedValue"))
            for one in mapping
        }
        is_word = self.declared[name].get("baseType") == "string"
        given = {each.lower() if is_word else each for each in _listed(self.values.get(name))}
        total = sum(entries.get(each, float(mapping.get("defaultValue"))) for each in given)
        return min(max(total, float(mapping.get("lowerBound"))), float(mapping.get("upperBound")))


def _default(one):
    value = one.findtext("defaultValue/value")
    return None if value is None else float(value)


def _listed(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
