import json
import re

import compose_spec
import pytest
import yaml

from tests.deploy.promql import DEPLOY, ROOT

COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text()
APPS = ("topics", "worker", "replay")


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load(COMPOSE.read_text())


@pytest.fixture(scope="module")
def services(compose):
    return compose["services"]


def check(compose):
    """The specification's own parser; raises ValueError where the file departs from it."""
    parsed = compose_spec.PyCompose.from_json(re.sub(r"\$\{[A-Z_]+:-([^}]*)\}", r"\1", json.dumps(compose)))
    parsed.validate()
    return set(parsed.service_names())


def test_it_follows_the_compose_specification(compose):
    assert check(compose) == {"kafka", "topics", "worker", "replay", "prometheus", "grafana"}


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"depends_on": {"kafka": {"condition": "whenever"}}}, "unknown variant `whenever`"),
        ({"ports": ["999999:1"]}, "port range"),
        ({"helthcheck": {"test": ["NONE"]}}, "helthcheck"),
        ({"networks": ["nowhere"]}, "nowhere"),
    ],
)
def test_the_specification_refuses_a_file_that_departs_from_it(compose, wrong, complaint):
    services = compose["services"]
    with pytest.raises(ValueError, match=complaint):
        check({**compose, "services": {**services, "worker": {**services["worker"], **wrong}}})


def test_images_are_pinned(services):
    for service in services.values():
        tag = service["image"].rpartition(":")[2]
        assert re.fullmatch(r"v?\d+\.\d+\.\d+", tag), service["image"]


def test_nothing_listens_beyond_this_machine(services):
    published = [port for service in services.values() for port in service.get("ports", ())]
    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)
    assert not any("network_mode" in service or "privileged" in service for service in services.values())


def test_every_service_drops_its_privileges_and_has_a_bound(services):
    for name, service in services.items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["mem_limit"], name
        assert service["logging"]["options"]["max-size"], name
        if name != "kafka":  # its start script writes its configuration beside the program
            assert service["read_only"] is True, name


def test_what_stays_up_has_a_health_check_and_what_runs_once_does_not_restart(services):
    for name, service in services.items():
        if service["restart"] == "no":
            assert name in {"topics", "replay"}
        else:
            assert service["healthcheck"]["test"][0] == "CMD", name


def test_who_waits_for_whom(services):
    waits = {name: service.get("depends_on", {}) for name, service in services.items()}
    assert waits["topics"] == {"kafka": {"condition": "service_healthy"}}
    assert waits["worker"]["topics"] == {"condition": "service_completed_successfully"}
    assert waits["replay"] == {"worker": {"condition": "service_healthy"}}
    for name, wanted in waits.items():
        for other, how in wanted.items():
            healthy = how["condition"] == "service_healthy"
            assert ("healthcheck" in services[other]) == healthy, (name, other)


def test_containers_and_host_have_a_listener_of_their_own(services):
    kafka = services["kafka"]["environment"]
    advertised = dict(entry.split("://") for entry in kafka["KAFKA_ADVERTISED_LISTENERS"].split(","))
    assert advertised == {"INTERNAL": "kafka:19092", "HOST": "localhost:9092"}
    protocols = dict(entry.split(":") for entry in kafka["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"].split(","))
    assert set(protocols) == {*advertised, "CONTROLLER"}
    assert advertised["INTERNAL"] in services["kafka"]["healthcheck"]["test"]
    for name in APPS:
        assert services[name]["environment"]["STRIKEWIRE_BOOTSTRAP_SERVERS"] == advertised["INTERNAL"]


def test_kafka_keeps_its_data_in_the_volume(services, compose):
    kafka = services["kafka"]
    assert kafka["volumes"] == [f"kafka-data:{kafka['environment']['KAFKA_LOG_DIRS']}"]
    assert kafka["environment"]["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false"
    named = {
        volume.partition(":")[0]
        for s in services.values()
        for volume in s.get("volumes", ())
        if isinstance(volume, str)
    }
    assert {name for name in named if not name.startswith(".")} == set(compose["volumes"])


def test_mounted_files_exist(services):
    for service in services.values():
        for volume in service.get("volumes", ()):
            source = volume["source"] if isinstance(volume, dict) else volume.partition(":")[0]
            source = re.sub(r"\$\{[A-Z_]+:-(.*)\}", r"\1", source)
            if source.startswith("."):
                assert (ROOT / source).exists(), source


def test_the_image_is_locked_multi_stage_and_not_root():
    assert DOCKERFILE.count("\nFROM ") == 2
    assert "--require-hashes" in DOCKERFILE
    assert "--no-index" in DOCKERFILE
    final = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER 10001:10001$", final, re.MULTILINE)
    assert re.search(r'^ENTRYPOINT \["strikewire"\]$', final, re.MULTILINE)
    assert "org.opencontainers.image.licenses" in final
    assert not re.search(r"^(RUN|ADD).*(pip|apt|curl)", final, re.MULTILINE)
    assert not re.search(r"^(ADD|COPY) \. ", DOCKERFILE, re.MULTILINE)


def test_the_build_context_holds_what_the_image_copies_and_no_more():
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = set()
    for sources in re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE):
        copied |= set(sources.split())
    assert copied == allowed


def test_deploy_holds_no_python():
    assert not list(DEPLOY.rglob("*.py"))
