using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>A Service that an Ingress, a Route or a route of the Gateway API opens to the outside.</summary>
/// <param name="Object">The object that opens it.</param>
/// <param name="Namespace">The Service's namespace.</param>
/// <param name="Service">The Service's name.</param>
/// <param name="Port">The number or name of its port; empty for all of them.</param>
/// <param name="Location">Where it is written.</param>
public sealed record Entrance(ObjectReference Object, string Namespace, string Service, string Port, SourceLocation Location)
{
    /// <summary>Whether a port of the Service is meant by its own number or name.</summary>
    /// <param name="port">The port.</param>
    public bool Opens(ServicePort port) => Port.Length == 0 || Port == port.Name || Port == $"{port.Number}"
        // An OpenShift Route may name the port at the pods.
        || (Object.Kind == "Route" && OpensTarget(port));

    /// <summary>Whether the port at the pods behind a port of the Service is meant.</summary>
    /// <param name="port">The port.</param>
    public bool OpensTarget(ServicePort port) => Port.Length > 0 && (Port == port.TargetName || Port == $"{port.TargetNumber}");

    /// <summary>
    /// The ports of a Service that are meant. An Ingress that names none of them, but the port at the pods, is taken at that: the API does not
    /// promise it, but common ingress controllers look there too.
    /// </summary>
    /// <param name="service">The Service.</param>
    /// <remarks>ingress-nginx, internal/ingress/controller, serviceEndpoints: number, name or target port.</remarks>
    public IEnumerable<ServicePort> OpenedAt(NetworkService service) =>
        Object.Kind == "Ingress" && !service.Ports.Any(Opens) ? service.Ports.Where(OpensTarget) : service.Ports.Where(Opens);
}
