namespace Plimsoll.Benchmarks.Gatekeeper;

/// <summary>Templates of the size that libraries have, and seventy-five constraints of them.</summary>
static class GatekeeperSamples
{
    /// <summary>A Pod that breaks every constraint of <see cref="Bounds"/> and none of the others.</summary>
    public const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
          labels: {app: web, team: shop, tier: front}
        spec:
          containers:
            - name: web
              image: registry.example/shop/web:1.2.3
              ports: [{containerPort: 8080}]
              resources: {limits: {cpu: 500m, memory: 2Gi}, requests: {cpu: 250m, memory: 256Mi}}
              securityContext: {runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
            - name: proxy
              image: registry.example/base/proxy:4
              resources: {limits: {cpu: "1", memory: 1500M}}
        """;

    /// <summary>A template on the limits of containers: quantities read in Rego.</summary>
    public const string Bounds = """
        apiVersion: templates.gatekeeper.sh/v1
        kind: ConstraintTemplate
        metadata: {name: benchbounds}
        spec:
          crd:
            spec:
              names: {kind: BenchBounds}
              validation: {openAPIV3Schema: {type: object, properties: {memory: {type: string}}}}
          targets:
            - target: admission.k8s.gatekeeper.sh
              rego: |
                package benchbounds

                factor = {"": 1, "K": 1000, "M": 1000000, "G": 1000000000, "Ki": 1024, "Mi": 1048576, "Gi": 1073741824}

                bytes(text) = amount {
                  regex.match("^[0-9]+(K|M|G|Ki|Mi|Gi)?$", text)
                  unit := trim_left(text, "0123456789")
                  amount := to_number(trim_suffix(text, unit)) * factor[unit]
                }

                containers[container] { container := input.review.object.spec.containers[_] }
                containers[container] { container := input.review.object.spec.initContainers[_] }

                violation[{"msg": msg}] {
                  container := containers[_]
                  not container.resources.limits.memory
                  msg := sprintf("container %v has no memory limit", [container.name])
                }

                violation[{"msg": msg}] {
                  container := containers[_]
                  written := container.resources.limits.memory
                  bytes(written) > bytes(input.parameters.memory)
                  msg := sprintf("container %v may use %v of memory, at most %v is allowed", [container.name, written, input.parameters.memory])
                }
        """;

    const string Images = """
        apiVersion: templates.gatekeeper.sh/v1
        kind: ConstraintTemplate
        metadata: {name: benchimages}
        spec:
          crd:
            spec:
              names: {kind: BenchImages}
              validation: {openAPIV3Schema: {type: object, properties: {registries: {type: array, items: {type: string}}}}}
          targets:
            - target: admission.k8s.gatekeeper.sh
              rego: |
                package benchimages

                violation[{"msg": msg}] {
                  container := input.review.object.spec.containers[_]
                  not strings.any_prefix_match(container.image, input.parameters.registries)
                  msg := sprintf("container %v has an image of another registry: %v", [container.name, container.image])
                }
        """;

    const string Labels = """
        apiVersion: templates.gatekeeper.sh/v1
        kind: ConstraintTemplate
        metadata: {name: benchlabels}
        spec:
          crd:
            spec:
              names: {kind: BenchLabels}
              validation: {openAPIV3Schema: {type: object, properties: {labels: {type: array, items: {type: string}}}}}
          targets:
            - target: admission.k8s.gatekeeper.sh
              rego: |
                package benchlabels

                violation[{"msg": msg, "details": {"missing": missing}}] {
                  given := {label | input.review.object.metadata.labels[label]}
                  wanted := {label | label := input.parameters.labels[_]}
                  missing := wanted - given
                  count(missing) > 0
                  msg := sprintf("labels are missing: %v", [missing])
                }
        """;

    /// <summary>One constraint of <see cref="Bounds"/>.</summary>
    public static string OneBound { get; } = $"{Bounds}\n---\n{Constraint("BenchBounds", 0, "{memory: 1Gi}")}";

    /// <summary>Twenty-five constraints of each template.</summary>
    public static string SeventyFive { get; } = string.Join(
        "\n---\n",
        [
            Bounds, Images, Labels,
            .. Enumerable.Range(0, 25).Select(i => Constraint("BenchBounds", i, $"{{memory: {1 + (i % 2)}Gi}}")),
            .. Enumerable.Range(0, 25).Select(i => Constraint("BenchImages", i, $"{{registries: [\"r{i}.example/\", registry.example/]}}")),
            .. Enumerable.Range(0, 25).Select(i => Constraint("BenchLabels", i, "{labels: [app, team]}")),
        ]);

    static string Constraint(string kind, int number, string parameters) => $$"""
        apiVersion: constraints.gatekeeper.sh/v1beta1
        kind: {{kind}}
        metadata: {name: c{{number}}}
        spec:
          match: {kinds: [{apiGroups: [""], kinds: [Pod]}], excludedNamespaces: [kube-*]}
          parameters: {{parameters}}
        """;
}
