"""Settings from the environment."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from quizapp.config import ConfigError, load_settings, settings_of_process


def test_an_empty_environment_gives_the_defaults(tmp_path: Path) -> None:
    settings = load_settings({}, tmp_path / "instance")
    assert settings.database_url == f"sqlite:///{tmp_path / 'instance' / 'quizapp.sqlite3'}"
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)
    assert (settings.redis_url, settings.mail_url, settings.trusted_proxies) == (None, None, 0)


def test_an_empty_variable_counts_as_unset(tmp_path: Path) -> None:
    names = ("QUIZAPP_DATABASE_URL", "QUIZAPP_SECRET_KEY", "QUIZAPP_REDIS_URL", "HOST", "PORT")
    assert load_settings(dict.fromkeys(names, ""), tmp_path) == load_settings({}, tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "8000.0"),
        ("PORT", "-1"),
        ("WORKERS", "0"),
        ("WORKERS", "many"),
        ("QUIZAPP_TRUSTED_PROXIES", "-1"),
        ("QUIZAPP_TRUSTED_PROXIES", "11"),
        ("QUIZAPP_TRUSTED_PROXIES", "10.0.0.0/8"),
        ("QUIZAPP_SECRET_KEY", "short"),
        ("QUIZAPP_DATABASE_URL", "nonsense"),
        ("QUIZAPP_DATABASE_URL", "mysql://host/name"),
        ("QUIZAPP_DATABASE_URL", "postgresql://host:port/name"),
        ("QUIZAPP_REDIS_URL", "http://host"),
        ("QUIZAPP_REDIS_URL", "redis://host:port"),
        ("QUIZAPP_REDIS_URL", "redis://host:99999"),
        ("QUIZAPP_REDIS_URL", "redis://"),
        ("QUIZAPP_REDIS_URL", "redis://host?db=many"),
        ("QUIZAPP_REDIS_URL", "unix://"),
        ("QUIZAPP_REDIS_URL", "unix:"),
        ("QUIZAPP_REDIS_URL", "memory://"),
        ("QUIZAPP_MAIL_URL", "mailto:somebody"),
        ("QUIZAPP_MAIL_URL", "smtp://h"),
        ("QUIZAPP_MAIL_URL", "smtp://h?from=a@b.org"),
        ("QUIZAPP_MAIL_URL", "smtp://h?site=https://q.org"),
        ("QUIZAPP_MAIL_URL", "smtp://h?from=nobody&site=https://q.org"),
        ("QUIZAPP_MAIL_URL", "smtp://h?from=a@b.org&site=q.org"),
        ("QUIZAPP_MAIL_URL", "smtp:///?from=a@b.org&site=https://q.org"),
        ("QUIZAPP_MAIL_URL", "smtp://h:x?from=a@b.org&site=https://q.org"),
        ("QUIZAPP_MAIL_URL", "smtp://h:0?from=a@b.org&site=https://q.org"),
        ("QUIZAPP_MAIL_URL", "smtp://h?from=a@b.org&site=https://"),
        ("QUIZAPP_MAIL_URL", "smtp://[::1?from=a@b.org&site=https://q.org"),
    ],
)
def test_a_wrong_value_is_refused_with_one_line_that_names_it(
    name: str, value: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings({name: value}, tmp_path)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:////data/quiz.db", "sqlite:////data/quiz.db"),
        ("postgresql://u:p%40ss@host/name", "postgresql+psycopg://u:p%40ss@host/name"),
        ("postgres://host/name", "postgresql+psycopg://host/name"),
        ("postgresql+psycopg://host:5433/name", "postgresql+psycopg://host:5433/name"),
    ],
)
def test_databases_are_named_as_people_name_them(given: str, used: str, tmp_path: Path) -> None:
    assert load_settings({"QUIZAPP_DATABASE_URL": given}, tmp_path).database_url == used


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("redis://host", "redis://host"),
        ("rediss://user:p@host:6380/1", "rediss://user:p@host:6380/1"),
        ("redis+unix:///run/redis.sock", "redis+unix:///run/redis.sock"),
        ("unix:///run/redis.sock", "redis+unix:///run/redis.sock"),
    ],
)
def test_redis_is_named_as_people_name_it(given: str, used: str, tmp_path: Path) -> None:
    assert load_settings({"QUIZAPP_REDIS_URL": given}, tmp_path).redis_url == used


def test_a_whole_mail_url_is_kept(tmp_path: Path) -> None:
    url = "smtps://me:p@mail.example.org?from=a@b.org&site=https://q.org"
    assert load_settings({"QUIZAPP_MAIL_URL": url}, tmp_path).mail_url == url


def test_the_secret_key_is_made_once_and_kept_for_its_owner(tmp_path: Path) -> None:
    first = load_settings({}, tmp_path).secret_key
    assert load_settings({}, tmp_path).secret_key == first
    assert len(first) >= 43
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_two_installations_have_different_secret_keys(tmp_path: Path) -> None:
    keys = {load_settings({}, tmp_path / name).secret_key for name in ("one", "two")}
    assert len(keys) == 2


def test_a_given_secret_key_leaves_no_file(tmp_path: Path) -> None:
    environ = {"QUIZAPP_SECRET_KEY": "x" * 16, "QUIZAPP_DATABASE_URL": "sqlite:////data/quiz.db"}
    assert load_settings(environ, tmp_path / "instance").secret_key == "x" * 16
    assert not (tmp_path / "instance").exists()


def test_an_empty_secret_key_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()
    with pytest.raises(ConfigError, match="QUIZAPP_SECRET_KEY"):
        load_settings({}, tmp_path)


def test_an_instance_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="QUIZAPP_DATABASE_URL"):
        load_settings({}, tmp_path / "file" / "instance")


def test_a_process_with_a_wrong_value_ends_with_its_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("WORKERS", "none")
    with pytest.raises(SystemExit) as caught:
        settings_of_process(tmp_path)
    assert caught.value.code == 2
    assert capsys.readouterr().err == "Error: WORKERS must be a whole number from 1 to 64.\n"
