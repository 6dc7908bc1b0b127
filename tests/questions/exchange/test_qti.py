import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from questions.items import Blanks, Kind, NumericRange
from questions.scoring import score
from tests.questions.exchange.qti_player import Player, plain_names

SCHEMAS = Path(__file__).parents[4] / "shared" / "qti-schemas"
_XS = "http://www.w3.org/2001/XMLSchema"
# Formulas, speech and accessibility profiles take most of the time to read, and none is used: of
# each only the names that the schema of QTI refers to.
_UNUSED = {
    "mathml2.xsd": ("http://www.w3.org/1998/Math/MathML", "math"),
    "mathml3.xsd": ("http://www.w3.org/2010/Math/MathML", "math"),
    "XInclude.xsd": ("http://www.w3.org/2001/XInclude", "include"),
    "imsmd_v1p2p4.xsd": ("http://www.imsglobal.org/xsd/imsmd_v1p2", ""),
    "apipv1p0_qtiextv2p2_v1p0p1.xsd": (
        "http://www.imsglobal.org/xsd/apip/apipv1p0/imsapip_qtiv1p0",
        "apipAccessibility",
    ),
    "ssmlv1p1-core.xsd": (
        "http://www.w3.org/2010/10/synthesis",
        "audio break emphasis mark p phoneme prosody s say-as speak sub voice",
    ),
}


class _Unused(etree.Resolver):
    def resolve(self, url, public_id, context):
        namespace, names = _UNUSED.get(url.rsplit("/", 1)[-1], (None, ""))
        if namespace is None:
            return None
        elements = "".join(f'<element name="{name}"/>' for name in names.split())
        schema = f'<schema xmlns="{_XS}" targetNamespace="{namespace}">{elements}</schema>'
        return self.resolve_string(schema, context)


def _schema(name):
    if not (SCHEMAS / name).exists():
        pytest.skip("the published schemas of QTI are not beside the project")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Unused())
    return etree.XMLSchema(etree.parse(SCHEMAS / name, parser))


@pytest.fixture(scope="module", params=["qti22", "qti3"])
def package(request, exported):
    return zipfile.ZipFile(BytesIO(exported[request.param][0]))


def test_a_package_of_2_2_is_what_the_published_schemas_say(exported):
    items, packages = _schema("qtiv2p2p2/imsqti_v2p2p2.xsd"), _schema("imscp_v1p1.xsd")
    package = zipfile.ZipFile(BytesIO(exported["qti22"][0]))
    for name in package.namelist():
        if name.endswith(".xml"):
            schema = packages if name == "imsmanifest.xml" else items
            schema.assertValid(etree.fromstring(package.read(name)))


def _given(item, response):
    if isinstance(item.key, Blanks):
        return {f"RESPONSE_{blank}": typed for blank, typed in response.items()}
    if isinstance(item.key, NumericRange):
        low, high = response
        ends = {"RESPONSE_LOW": low} | ({"RESPONSE_HIGH": high} if high != low else {})
        return ends
    if isinstance(response, dict):
        return {"RESPONSE": [f"{one} {group}" for one, group in response.items()]}
    return {"RESPONSE": list(response) if isinstance(response, tuple) else response}


def test_items_score_themselves_as_we_do(answered, package):
    for item, responses in answered:
        player = Player(package.read(f"items/{item.id}.xml"))
        for response in responses:
            theirs = player.play(_given(item, response))["SCORE"]
            assert theirs == pytest.approx(score(item, response).score), (item.id, response)


def test_what_was_chosen_is_told_its_own_sentence_and_why(answered, package):
    for item, responses in answered:
        shown = Player(package.read(f"items/{item.id}.xml")).shown(_given(item, responses[0]))
        assert " ".join(item.feedback.wrong.split()) in shown[-1]
        assert all(" ".join(quote.text.split()) in shown[-1] for quote in item.evidence)
        if item.kind is Kind.SINGLE_CHOICE:
            assert item.feedback.by_option.get(responses[0], "") in shown[0]


def test_the_manifest_names_each_file_and_its_tags(items, package):
    manifest = plain_names(etree.fromstring(package.read("imsmanifest.xml")))
    assert {one.get("href") for one in manifest.iter("file")} == (
        set(package.namelist()) - {"imsmanifest.xml"}
    )
    words = [one.text for one in manifest.iter("string")]
    assert f"topic:{items[0].topic}" in words
    test = plain_names(etree.fromstring(package.read("assessment.xml")))
    assert len(list(test.iter("assessmentItemRef"))) == len(items)


def test_drawings_are_files_with_their_words(items, package):
    for item in items:
        if item.figure:
            root = plain_names(etree.fromstring(package.read(f"items/{item.id}.xml")))
            image = root.find("itemBody//img")
            assert image.get("alt")
            assert package.read(f"items/{image.get('src')}").startswith(b"<svg")
