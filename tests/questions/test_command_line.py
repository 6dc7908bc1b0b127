import json
import subprocess
import sys
from pathlib import Path

import pytest

import questions.articles
from questions import exchange
from questions.__main__ import main
from tests.questions.reading.files.builders import FORMATS, docx, paragraph

SHIPPED = Path(questions.articles.__file__).with_name("hip-internal-rotation.md")
SMALL = str(Path(FORMATS) / "two-columns.pdf")


def test_facts_are_printed_as_json(capsysbinary):
    assert main(["facts", str(SHIPPED)]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert found["schema"] == "facts/1"
    assert [len(group["members"]) for group in found["groups"]] == [7, 10]


def test_facts_go_to_a_file(tmp_path, capsysbinary):
    assert main(["facts", str(SHIPPED), "-o", str(tmp_path / "facts.json")]) == 0
    assert capsysbinary.readouterr().out == b""
    assert json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))["exercises"]


def test_all_of_the_shipped_article_is_translated(capsysbinary):
    assert main(["translations", str(SHIPPED)]) == 0
    assert capsysbinary.readouterr().out == b""


def test_what_was_edited_since_is_printed_to_be_translated_again(tmp_path, capsysbinary):
    edited = tmp_path / "edited.md"
    edited.write_bytes(SHIPPED.read_bytes().replace(b"Stay there and let", b"Wait there and let"))
    assert main(["translations", str(edited)]) == 1
    told = capsysbinary.readouterr().out.decode()
    assert "# stale: Wait there and let the stretch settle." in told
    assert told.count(' = ""') == 1


def test_items_are_printed_as_json(capsysbinary):
    assert main(["items", SMALL, "--seed", "1"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["schema"] == "items/1"


def test_items_go_out_in_the_format_of_another_program(tmp_path, capsysbinary):
    path = tmp_path / "bank.gift.txt"
    call = ["items", str(SHIPPED), "--seed", "1", "--format", "gift"]
    assert main([*call, "--out", str(path)]) == 0
    told = capsysbinary.readouterr()
    assert told.out == b""
    assert b": left out: GIFT takes a single number, not a range\n" in told.err
    beside = (tmp_path / "bank.gift.txt.left-out.csv").read_text(encoding="utf-8-sig")
    assert 'yes,"GIFT takes a single number, not a range"' in beside
    assert main(call) == 0
    assert capsysbinary.readouterr().out == path.read_bytes()


def test_each_format_can_be_named(capsysbinary):
    with pytest.raises(SystemExit):
        main(["items", SMALL, "--seed", "1", "--format", "word"])
    told = capsysbinary.readouterr().err.decode()
    assert all(name in told for name in ("json", *exchange.FORMATS))


def test_a_file_that_cannot_be_written_is_one_line(tmp_path, capsysbinary):
    path = tmp_path / "nowhere" / "bank.zip"
    assert main(["items", SMALL, "--seed", "1", "--format", "qti3", "-o", str(path)]) == 2
    assert capsysbinary.readouterr().err.count(b"\n") == 1


def test_the_same_seed_gives_the_same_bytes(capsysbinary):
    main(["items", SMALL, "--seed", "3"])
    first = capsysbinary.readouterr().out
    main(["items", SMALL, "--seed", "3"])
    assert json.loads(first)["items"]
    assert capsysbinary.readouterr().out == first


def test_documents_give_facts_items_and_flaws(tmp_path, capsysbinary):
    assert main(["facts", SMALL]) == 0
    assert len(json.loads(capsysbinary.readouterr().out)["exercises"]) == 2
    assert main(["items", SMALL, "--seed", "1"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["items"]
    rich = tmp_path / "rich.rtf"
    rich.write_bytes(rb"{\rtf1\ansi The soleus lifts the heel when you walk.\par}")
    assert main(["check", str(rich)]) in (0, 1)
    assert b"needs its article" not in capsysbinary.readouterr().err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (docx(paragraph("Der Muskel ist tief und dreht das Bein nach außen.")), "to be German"),
        (docx("<w:p>"), "damaged or cut off"),
    ],
    ids=["German", "damaged"],
)
def test_what_is_refused_is_one_line(tmp_path, capsys, content, sentence):
    path = tmp_path / "article.docx"
    path.write_bytes(content)
    assert main(["facts", str(path)]) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01"], ids=["missing", "empty", "binary"])
def test_an_unreadable_file_gives_one_line_and_status_2(tmp_path, capsys, content):
    path = tmp_path / "article.md"
    if content is not None:
        path.write_bytes(content)
    assert main(["facts", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["facts"], ["items", "--seed", "1"]])
def test_what_cannot_be_written_is_named_and_not_the_article(tmp_path, capsys, arguments):
    output = tmp_path / "missing" / "out.json"
    assert main([*arguments, SMALL, "-o", str(output)]) == 2
    assert capsys.readouterr().err == f"{output}: No such file or directory\n"


@pytest.mark.parametrize(
    "arguments",
    [[], ["facts"], ["unknown", "x"], ["items", "x"], ["items", "x", "--seed", "one"]],
)
def test_a_bad_call_gives_one_line_and_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_it_runs_as_a_module():
    command = [sys.executable, "-m", "questions", "facts", str(SHIPPED)]
    done = subprocess.run(command, capture_output=True, check=False, cwd=SHIPPED.parents[2])
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"]["title"]
