namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>What a vulnerability of a CSAF document says of single products beside their status.</summary>
sealed class CsafRemarks
{
    readonly Dictionary<string, (string Label, DateTimeOffset? At)> _flags = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _impacts = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _remediations = new(StringComparer.Ordinal);
    readonly string _impactOfAll = "";
    readonly string _remediationOfAll = "";

    /// <summary>Reads the flags, threats and remediations.</summary>
    /// <exception cref="InvalidDataException">One of them is malformed.</exception>
    public CsafRemarks(VexElement vulnerability, CsafProducts products)
    {
        foreach (var flag in vulnerability.Objects("flags"))
        {
            var label = flag.Required("label");
            if (!VexWords.Justifications.Contains(label))
                throw flag.Fault("label", $"\"{label}\" is none: expected {string.Join(", ", VexWords.Justifications)}");
            foreach (var id in products.Ids(flag))
                _flags.TryAdd(id, (label, flag.Moment("date")));
        }

        foreach (var threat in vulnerability.Objects("threats").Where(threat => threat.Text("category") == "impact"))
            _impactOfAll = Add(_impacts, [.. products.Ids(threat)], threat.Text("details"), _impactOfAll);
        foreach (var remediation in vulnerability.Objects("remediations"))
            _remediationOfAll = Add(_remediations, [.. products.Ids(remediation)], remediation.Text("details"), _remediationOfAll);
    }

    /// <summary>Why a product is not affected, as a flag says; empty where none does.</summary>
    public string Justification(string product) => _flags.TryGetValue(product, out var flag) ? flag.Label : "";

    /// <summary>When the flag was set; <c>null</c> where it does not tell.</summary>
    public DateTimeOffset? At(string product) => _flags.TryGetValue(product, out var flag) ? flag.At : null;

    /// <summary>The impact on a product; empty where nothing is said.</summary>
    public string Impact(string product) => _impacts.GetValueOrDefault(product, _impactOfAll);

    /// <summary>What to do about a product; empty where nothing is said.</summary>
    public string Action(string product) => _remediations.GetValueOrDefault(product, _remediationOfAll);

    // Without a product it is about all of them.
    static string Add(Dictionary<string, string> texts, string[] ids, string text, string ofAll)
    {
        foreach (var id in ids)
            texts.TryAdd(id, text);
        return ids.Length == 0 && ofAll.Length == 0 ? text : ofAll;
    }
}
