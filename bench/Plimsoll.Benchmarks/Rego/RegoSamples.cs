namespace Plimsoll.Benchmarks.Rego;

/// <summary>A policy of the size and shape of those that clusters use, and a review for it.</summary>
static class RegoSamples
{
    /// <summary>Limits of containers against a maximum: functions with several bodies, conversions, messages.</summary>
    public const string Limits = """
        package limits

        violation[{"msg": msg}] {
            container := input.review.object.spec.containers[_]
            wanted := container.resources.limits.cpu
            milli(wanted) > milli(input.parameters.cpu)
            msg := sprintf("container <%v>: cpu limit <%v> is above <%v>", [container.name, wanted, input.parameters.cpu])
        }

        violation[{"msg": msg}] {
            container := input.review.object.spec.containers[_]
            wanted := container.resources.limits.memory
            bytes(wanted) > bytes(input.parameters.memory)
            msg := sprintf("container <%v>: memory limit <%v> is above <%v>", [container.name, wanted, input.parameters.memory])
        }

        violation[{"msg": msg}] {
            container := input.review.object.spec.containers[_]
            field := {"cpu", "memory"}[_]
            lacks(container.resources.limits, field)
            msg := sprintf("container <%v> has no %v limit", [container.name, field])
        }

        lacks(limits, field) {
            not limits[field]
        }

        lacks(limits, field) {
            limits[field] == ""
        }

        milli(text) = value {
            endswith(text, "m")
            value := to_number(replace(text, "m", ""))
        }

        milli(text) = value {
            not endswith(text, "m")
            regex.match("^[0-9]+(\\.[0-9]+)?$", text)
            value := to_number(text) * 1000
        }

        factor("Ki") = 1024 { true }
        factor("Mi") = 1048576 { true }
        factor("Gi") = 1073741824 { true }
        factor("k") = 1000 { true }
        factor("M") = 1000000 { true }
        factor("G") = 1000000000 { true }
        factor("") = 1 { true }

        unit(text) = found {
            count(text) > 1
            found := substring(text, count(text) - 2, -1)
            factor(found)
        }

        unit(text) = found {
            found := substring(text, count(text) - 1, -1)
            factor(found)
        }

        bytes(text) = value {
            found := unit(text)
            value := to_number(replace(text, found, "")) * factor(found)
        }
        """;

    /// <summary>A Pod of two containers of which one is above the limit, and the parameters.</summary>
    public const string Input = """
        {
          "review": {
            "kind": {"group": "", "kind": "Pod", "version": "v1"},
            "object": {
              "apiVersion": "v1", "kind": "Pod",
              "metadata": {"name": "shop", "namespace": "web", "labels": {"app": "shop"}},
              "spec": {"containers": [
                {"name": "web", "image": "shop/web:1", "resources": {"limits": {"cpu": "200m", "memory": "1Gi"}}},
                {"name": "log", "image": "shop/log:1", "resources": {"limits": {"cpu": "1", "memory": "500Mi"}}}
              ]}
            }
          },
          "parameters": {"cpu": "500m", "memory": "2Gi"}
        }
        """;
}
