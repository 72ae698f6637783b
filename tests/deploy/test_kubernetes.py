import pytest
import yaml

from streams.runtime.settings import Settings, from_mapping, variable
from tests.deploy.promql import DEPLOY
from tests.test_docs import problem

BASE = DEPLOY / "kubernetes" / "base"
KUSTOMIZATION = yaml.safe_load((BASE / "kustomization.yaml").read_text())
OBJECTS = [
    document for name in KUSTOMIZATION["resources"] for document in yaml.safe_load_all((BASE / name).read_text())
]
PODS = [o["spec"]["template"]["spec"] for o in OBJECTS if o["kind"] in ("Job", "StatefulSet")]


def one(kind):
    (found,) = [o for o in OBJECTS if o["kind"] == kind]
    return found


def test_every_file_is_a_resource():
    assert {file.name for file in BASE.glob("*.yaml")} == {*KUSTOMIZATION["resources"], "kustomization.yaml"}


@pytest.mark.parametrize("pod", PODS, ids=lambda pod: pod["containers"][0]["name"])
def test_pods_have_no_privileges_and_call_commands_that_exist(pod):
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    assert pod["enableServiceLinks"] is False, "a Service strikewire-x would set STRIKEWIRE_X_PORT, an unknown setting"
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["resources"]["limits"]["memory"]
    assert problem(container["args"]) == ""
    assert container["envFrom"] == [{"configMapRef": {"name": KUSTOMIZATION["configMapGenerator"][0]["name"]}}]


def test_the_settings_are_valid():
    literals = dict(line.split("=", 1) for line in KUSTOMIZATION["configMapGenerator"][0]["literals"])
    variables = {v["name"]: v["value"] for v in one("StatefulSet")["spec"]["template"]["spec"]["containers"][0]["env"]}
    from_mapping({**literals, **variables})
    assert set(variables) <= {variable(name) for name in Settings.__dataclass_fields__}


def test_everything_means_the_same_pods_and_port():
    worker = one("StatefulSet")["spec"]
    labels = worker["template"]["metadata"]["labels"]
    container = worker["template"]["spec"]["containers"][0]
    assert worker["selector"]["matchLabels"] == labels
    assert one("Service")["spec"]["selector"] == labels
    assert one("PodDisruptionBudget")["spec"]["selector"]["matchLabels"] == labels
    assert one("NetworkPolicy")["spec"]["podSelector"]["matchLabels"] == labels
    (port,) = container["ports"]
    assert port["containerPort"] == Settings().metrics_port == one("Service")["spec"]["ports"][0]["port"]
    probes = [container[probe]["httpGet"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")]
    assert [(p["path"], p["port"]) for p in probes] == [
        ("/healthz", port["name"]),
        ("/healthz", port["name"]),
        ("/readyz", port["name"]),
    ]
    assert worker["template"]["spec"]["terminationGracePeriodSeconds"] > 40
