using System.Net;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Whether a certificate is for a host.</summary>
/// <remarks>RFC 6125 section 6.4: one asterisk, as the whole first label.</remarks>
static class HostNames
{
    /// <summary>Whether one of the names fits.</summary>
    /// <param name="names">The names of the certificate.</param>
    /// <param name="host">The host.</param>
    public static bool Fit(GeneralNames? names, string host)
    {
        if (names is null)
            return false;
        if (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && host.AsSpan().IndexOfAny('.', ':') >= 0)
            return names.Ips.Contains(ip);
        var wanted = host.TrimEnd('.');
        return names.Hosts.Exists(name => Fits(name, wanted));
    }

    static bool Fits(string name, string host)
    {
        if (!name.StartsWith("*.", StringComparison.Ordinal))
            return name.TrimEnd('.').Equals(host, StringComparison.OrdinalIgnoreCase);
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && host[dot..].Equals(name[1..], StringComparison.OrdinalIgnoreCase);
    }
}
