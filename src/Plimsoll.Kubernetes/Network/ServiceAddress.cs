using System.Text.RegularExpressions;

namespace Plimsoll.Kubernetes.Network;

/// <summary>A Service's address as configuration writes it.</summary>
/// <param name="Name">The Service.</param>
/// <param name="Namespace">Its namespace; empty where none is written.</param>
/// <param name="Port">The port; 0 where none is written.</param>
/// <remarks>Names: Kubernetes, "DNS for Services and Pods": NAME, NAME.NAMESPACE, NAME.NAMESPACE.svc, with the cluster's domain behind it.</remarks>
readonly partial record struct ServiceAddress(string Name, string Namespace, int Port)
{
    /// <summary>Characters of a text that are looked at.</summary>
    const int MaxText = 64 * 1024;

    /// <summary>The addresses of a text: URLs, and words that are host names with or without a port.</summary>
    public static IEnumerable<ServiceAddress> In(string text)
    {
        foreach (Match match in Address().Matches(text.Length > MaxText ? text[..MaxText] : text))
        {
            var labels = match.Groups["host"].Value.Split('.');
            var isService = labels.Length <= 2 || labels[2] == "svc";
            var port = int.TryParse(match.Groups["port"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (isService && labels[0].Length > 0)
                yield return new ServiceAddress(labels[0], labels.Length > 1 ? labels[1] : "", port);
        }
    }

    [GeneratedRegex(@"(?<host>[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)(:(?<port>[0-9]{1,5}))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
