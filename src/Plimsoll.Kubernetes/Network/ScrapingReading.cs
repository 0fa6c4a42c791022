using System.Globalization;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Reads the annotations by which Services and pods ask Prometheus for scraping.</summary>
/// <remarks>
/// A convention of the example configuration that comes with Prometheus (documentation/examples/prometheus-kubernetes.yml) and of common charts.
/// </remarks>
static class ScrapingReading
{
    /// <summary>The port that is scraped where the annotations name none: Prometheus' own.</summary>
    const int DefaultPort = 9_090;

    /// <summary>The port that is scraped; <c>null</c> where nothing is.</summary>
    public static int? Port(ObjectNode? metadata)
    {
        if (metadata?["annotations"] is not MappingNode annotations)
            return null;
        if ((annotations["prometheus.io/scrape"] as ScalarNode)?.Text != "true")
            return null;
        if (annotations["prometheus.io/port"] is not ScalarNode written)
            return DefaultPort;
        return int.TryParse(written.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= PortRange.MaxPort
            ? port
            : null;
    }
}
