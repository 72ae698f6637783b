"""Settings: what a mapping gives, what is refused and with which sentence, and that the documentation lists them all."""

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.domain.errors import SettingsError
from streams.runtime.settings import (
    Settings,
    client_options,
    from_mapping,
    read_llm_key,
    read_password,
    ssl_context,
    variable,
)

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"
SASL = {
    "STRIKEWIRE_SECURITY_PROTOCOL": "sasl_ssl",
    "STRIKEWIRE_SASL_MECHANISM": "scram-sha-512",
    "STRIKEWIRE_SASL_USERNAME": "reader-17",
    "STRIKEWIRE_SASL_PASSWORD_FILE": "/run/secrets/kafka",
}


def test_an_empty_mapping_gives_the_defaults():
    settings = from_mapping({"PATH": "/bin", "HOME": "/root"})

    assert settings == Settings()
    assert settings.bootstrap == "127.0.0.1:9092"
    assert settings.partitions == 8


def test_values_are_read():
    settings = from_mapping(
        {
            "STRIKEWIRE_BOOTSTRAP_SERVERS": " kafka-1:9092, [::1]:9093 ,",
            "STRIKEWIRE_TOPIC_PREFIX": "t1-",
            "STRIKEWIRE_PARTITIONS": "3",
            "STRIKEWIRE_DATA_DIR": "~/strikes",
            "STRIKEWIRE_JAVA": "/usr/bin/java",
        }
    )

    assert settings.bootstrap_servers == ("kafka-1:9092", "[::1]:9093")
    assert settings.topic_prefix == "t1-"
    assert settings.partitions == 3
    assert settings.data_dir == Path.home() / "strikes"
    assert settings.java == Path("/usr/bin/java")


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("STRIKEWIRE_BOOTSTRAP_SERVERS", " , ", "is empty"),
        ("STRIKEWIRE_BOOTSTRAP_SERVERS", "localhost", "'localhost' is not host:port"),
        ("STRIKEWIRE_BOOTSTRAP_SERVERS", "a:1,b:70000", "'b:70000' is not host:port"),
        ("STRIKEWIRE_PARTITIONS", "many", "is not a whole number: 'many'"),
        ("STRIKEWIRE_PARTITIONS", "0", "must lie between 1 and 1000, not 0"),
        ("STRIKEWIRE_TOPIC_PREFIX", "my_", "only letters, digits, '.' and '-'"),
        ("STRIKEWIRE_TOPIC_PREFIX", "é", "only letters"),
        ("STRIKEWIRE_DATA_DIR", " ", "is empty"),
        ("STRIKEWIRE_SECURITY_PROTOCOL", "tls", "must be one of PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL"),
        ("STRIKEWIRE_SASL_USERNAME", "x", "has no effect while STRIKEWIRE_SECURITY_PROTOCOL is PLAINTEXT"),
        ("STRIKEWIRE_SSL_CAFILE", "ca.pem", "has no effect while STRIKEWIRE_SECURITY_PROTOCOL is PLAINTEXT"),
        ("STRIKEWIRE_EXTRACTOR", "magic", "must be one of rules, llm"),
        ("STRIKEWIRE_LLM_MODEL", "tiny", "has no effect while STRIKEWIRE_EXTRACTOR is rules"),
        ("STRIKEWIRE_LLM_ENDPOINT", "models.example.org/v1", "must be an http or https address"),
        ("STRIKEWIRE_LLM_ENDPOINT", "https://me:pw@models.example.org/v1", "without credentials"),
        ("STRIKEWIRE_LLM_ENDPOINT", "http://[::1/v1", "is not a web address"),
        ("STRIKEWIRE_LLM_TIMEOUT_SECONDS", "0", "between 1 and 600 seconds"),
    ],
)
def test_a_value_that_makes_no_sense_is_one_sentence_with_its_name(name, value, problem):
    with pytest.raises(SettingsError) as caught:
        from_mapping({name: value})

    assert caught.value.name == name
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_name_is_refused_with_the_nearest_known_one():
    with pytest.raises(SettingsError, match=r"STRIKEWIRE_PARTITONS: .* did you mean STRIKEWIRE_PARTITIONS\?"):
        from_mapping({"STRIKEWIRE_PARTITONS": "8"})


@pytest.mark.parametrize(
    "absent", ["STRIKEWIRE_SASL_MECHANISM", "STRIKEWIRE_SASL_USERNAME", "STRIKEWIRE_SASL_PASSWORD_FILE"]
)
def test_sasl_needs_all_its_settings(absent):
    with pytest.raises(SettingsError) as caught:
        from_mapping({name: value for name, value in SASL.items() if name != absent})

    assert caught.value.name == absent


def test_a_certificate_needs_its_key():
    with pytest.raises(SettingsError) as caught:
        from_mapping({"STRIKEWIRE_SECURITY_PROTOCOL": "SSL", "STRIKEWIRE_SSL_CERTFILE": "me.pem"})

    assert caught.value.name == "STRIKEWIRE_SSL_KEYFILE"


def test_client_options_of_an_encrypted_and_authenticated_kafka(tmp_path):
    secret = tmp_path / "password"
    secret.write_text("open sesame\n", encoding="utf-8")
    settings = from_mapping(
        SASL | {"STRIKEWIRE_SASL_PASSWORD_FILE": str(secret), "STRIKEWIRE_SSL_CAFILE": "/etc/ca.pem"}
    )

    options = client_options(settings, read_password(settings))

    assert options == {
        "bootstrap_servers": ["127.0.0.1:9092"],
        "security_protocol": "SASL_SSL",
        "sasl_mechanism": "SCRAM-SHA-512",
        "sasl_plain_username": "reader-17",
        "sasl_plain_password": "open sesame",
        "ssl_cafile": "/etc/ca.pem",
    }


@pytest.mark.parametrize("content", [None, "no certificate"])
@pytest.mark.parametrize("name", ["STRIKEWIRE_SSL_CAFILE", "STRIKEWIRE_SSL_CERTFILE"])
def test_a_certificate_that_cannot_be_used_names_its_setting(tmp_path, name, content):
    """Not "no Kafka answers", nor a worker that ends with a trace and is started again for ever."""
    file = tmp_path / "some.pem"
    if content is not None:
        file.write_text(content)
    env = {"STRIKEWIRE_SECURITY_PROTOCOL": "SSL", name: str(file)}
    if name.endswith("CERTFILE"):
        env["STRIKEWIRE_SSL_KEYFILE"] = str(file)
    with pytest.raises(SettingsError, match="cannot be used") as caught:
        ssl_context(from_mapping(env))
    assert caught.value.name == name
    assert str(file) in caught.value.problem


def test_no_certificate_is_asked_for_where_nothing_is_encrypted():
    assert ssl_context(from_mapping({})) is None
    assert ssl_context(from_mapping({"STRIKEWIRE_SECURITY_PROTOCOL": "SSL"})) is not None


def test_client_options_of_a_plain_kafka_hold_nothing_else():
    assert client_options(Settings()) == {"bootstrap_servers": ["127.0.0.1:9092"], "security_protocol": "PLAINTEXT"}


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff"])
def test_a_password_file_that_gives_no_password_names_its_setting(tmp_path, content):
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)
    settings = from_mapping(SASL | {"STRIKEWIRE_SASL_PASSWORD_FILE": str(file)})

    with pytest.raises(SettingsError) as caught:
        read_password(settings)

    assert caught.value.name == "STRIKEWIRE_SASL_PASSWORD_FILE"


LLM = {
    "STRIKEWIRE_EXTRACTOR": "llm",
    "STRIKEWIRE_LLM_ENDPOINT": "https://models.example.org/v1",
    "STRIKEWIRE_LLM_MODEL": "tiny-1",
}


@pytest.mark.parametrize("absent", ["STRIKEWIRE_LLM_ENDPOINT", "STRIKEWIRE_LLM_MODEL"])
def test_a_model_needs_its_endpoint_and_its_name(absent):
    with pytest.raises(SettingsError) as caught:
        from_mapping({name: value for name, value in LLM.items() if name != absent})

    assert caught.value.name == absent


def test_a_model_may_not_take_so_long_that_the_worker_looks_stalled():
    with pytest.raises(SettingsError, match="must be at most 30, half of the stall timeout"):
        from_mapping(LLM | {"STRIKEWIRE_LLM_TIMEOUT_SECONDS": "31", "STRIKEWIRE_STALL_TIMEOUT": "60"})


def test_the_key_of_the_endpoint_comes_from_its_file_and_is_one_line(tmp_path):
    file = tmp_path / "key"
    settings = from_mapping(LLM | {"STRIKEWIRE_LLM_API_KEY_FILE": str(file)})
    file.write_text("sk-17\n", encoding="utf-8")
    assert read_llm_key(settings) == "sk-17"
    file.write_text("sk-17\nX-Other: header", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_llm_key(settings)
    assert caught.value.name == "STRIKEWIRE_LLM_API_KEY_FILE"
    assert "sk-17" not in str(caught.value)
    assert read_llm_key(from_mapping(LLM)) is None


def test_settings_are_frozen_and_hide_secrets():
    settings = from_mapping(SASL)

    assert "reader-17" not in repr(settings)
    assert "sasl_username='***'" in repr(settings)
    assert "sasl_username=None" in repr(Settings())
    with pytest.raises(FrozenInstanceError):
        settings.partitions = 4


@given(st.dictionaries(st.sampled_from([variable(f.name) for f in fields(Settings)]), st.text(max_size=20), max_size=3))
def test_any_text_gives_settings_or_one_sentence(env):
    try:
        name = from_mapping(env).bootstrap
    except SettingsError as error:
        name = error.name

    assert name.startswith("STRIKEWIRE_") or ":" in name


def test_the_documentation_lists_every_setting_with_its_default_and_meaning():
    documented = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `STRIKEWIRE_")]

    assert documented == [table_row(declared) for declared in fields(Settings)]


def table_row(declared):
    default = declared.default
    if isinstance(default, tuple):
        default = ",".join(default)
    shown = f"`{default}`" if default not in (None, "") else "not set"
    return f"| `{variable(declared.name)}` | {shown} | {declared.metadata['help']} |"
