"""Files of translations against the texts of the code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui import paths
from aegui.cli import main
from aegui.cli.translating import Message, check, counted, faults, placeholders


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{} of {}", ["0", "1"]),
        ("{1}, {0}", ["0", "1"]),
        ("{epoch} %1", ["%1", "epoch"]),
        ("{", None),
        ("5 %", []),
    ],
)
def test_placeholders_are_found_in_any_order(text: str, names: list[str] | None) -> None:
    assert placeholders(text) == names


@given(st.text())
def test_any_text_has_placeholders_or_is_wrong(text: str) -> None:
    found = placeholders(text)
    assert found is None or found == sorted(set(found))


@pytest.mark.parametrize(
    ("source", "text", "said"),
    [
        ("Open", "", "'Open' (Menus) is not translated."),
        ("{} of {}", "{}", "'{}' has other placeholders than '{} of {}' (Menus)."),
        ("{} of {}", "{}, {1}", "'{}, {1}' (Menus) numbers some of its braces, and not all."),
        ("&Open", "打开", "'打开' and '&Open' (Menus): one of them alone has a mnemonic."),
    ],
)
def test_what_is_wrong_with_a_translation_is_said(source: str, text: str, said: str) -> None:
    assert list(faults([Message("Menus", source, text)])) == [said]


def test_a_good_translation_is_not_complained_of() -> None:
    assert not list(faults([Message("Menus", "{} of {} & more", "共 {1} 个中的 {0} 个")]))


def test_a_language_has_its_own_plurals(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text('counted(2, "image")\ncounted(n, "class", "classes")\n', "utf-8")
    assert counted([tmp_path / "code.py"]) == ["class", "image"]


def test_the_program_is_translated_whole() -> None:
    if not Path(sys.executable).with_name("pyside6-lupdate").exists():
        pytest.skip("this installation of PySide6 has no extraction tool")
    assert check(paths.resources() / "translations" / "aegui_zh_CN.ts") == []


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of one text."""
    (tmp_path / "code").mkdir()
    (tmp_path / "resources" / "translations").mkdir(parents=True)
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "code")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    _say(tmp_path, "First")
    return tmp_path


def _say(package: Path, text: str) -> None:
    (package / "code" / "menus.py").write_text(f'translate("Menus", "{text}")\n')


def test_a_language_is_begun_filled_in_and_kept_up_to_date(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not Path(sys.executable).with_name("pyside6-lupdate").exists():
        pytest.skip("this installation of PySide6 has no extraction tool")
    file = package / "resources" / "translations" / "aegui_fr.ts"
    assert main.main(["translate", "--add", "fr"]) == 0
    assert "aegui_fr.ts: 'First' (Menus) is not translated." in capsys.readouterr().out
    assert main.main(["translate", "--check"]) == 1
    text = file.read_text("utf-8").replace(
        '<translation type="unfinished"></translation>', "<translation>Un</translation>"
    )
    file.write_text(text, "utf-8")
    capsys.readouterr()
    assert main.main(["translate", "--check"]) == 1
    assert "aegui_fr.qm is not made of it: run aegui translate." in capsys.readouterr().out
    assert main.main(["translate"]) == main.main(["translate", "--check"]) == 0
    _say(package, "Second")
    capsys.readouterr()
    assert main.main(["translate", "--check"]) == 1
    said = capsys.readouterr().out
    assert "no text of the code is 'First'." in said
    assert "'Second' (Menus) is not translated." in said
    assert file.read_text("utf-8") == text  # a check changes nothing
