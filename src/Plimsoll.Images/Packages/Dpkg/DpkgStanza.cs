using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Dpkg;

/// <summary>One paragraph of a dpkg status file while it is read, line by line.</summary>
/// <remarks>Fields: deb-control(5). Field names are compared without case, and the first of two wins, as in dpkg.</remarks>
sealed class DpkgStanza
{
    string? _name;
    string? _version;
    string? _architecture;
    string? _source;
    string? _status;
    bool _hasFields;

    /// <summary>
    /// Whether the package's files are on disk: any state but <c>not-installed</c> and <c>config-files</c>, so also a
    /// package that is unpacked but not configured. A stanza without Status (distroless) is installed.
    /// </summary>
    public bool IsInstalled => _hasFields && LastWord(_status) is not ("not-installed" or "config-files");

    /// <summary>Takes in one line that is not empty.</summary>
    /// <returns>Whether it is a field or a continuation of one.</returns>
    public bool Add(string line)
    {
        if (line is [' ' or '\t', ..])
            return _hasFields;
        if (line.IndexOf(':') is not (> 0 and var colon))
            return false;

        _hasFields = true;
        var field = line.AsSpan(0, colon);
        var value = line.AsSpan(colon + 1).Trim();
        if (field.Equals("Package", StringComparison.OrdinalIgnoreCase))
            _name ??= value.ToString();
        else if (field.Equals("Version", StringComparison.OrdinalIgnoreCase))
            _version ??= value.ToString();
        else if (field.Equals("Architecture", StringComparison.OrdinalIgnoreCase))
            _architecture ??= value.ToString();
        else if (field.Equals("Source", StringComparison.OrdinalIgnoreCase))
            _source ??= value.ToString();
        else if (field.Equals("Status", StringComparison.OrdinalIgnoreCase))
            _status ??= value.ToString();
        return true;
    }

    /// <summary>The package; <c>null</c> where name or version is missing.</summary>
    public Package? ToPackage(FileLocation location)
    {
        if (_name is not { Length: > 0 } name || _version is not { Length: > 0 } version)
            return null;

        var (source, sourceVersion) = SplitSource(_source ?? "");
        return new Package(
            Ecosystem.Deb,
            name,
            version,
            source.Length == 0 ? name : source,
            sourceVersion.Length == 0 ? version : sourceVersion,
            _architecture ?? "",
            location);
    }

    /// <summary>Splits <c>name (version)</c>; the version is there only where it differs from the package's own.</summary>
    static (string Name, string Version) SplitSource(string source) => source.IndexOf('(') is >= 0 and var open
        ? (source[..open].TrimEnd(), source[(open + 1)..].TrimEnd(')').Trim())
        : (source, "");

    static string LastWord(string? status) =>
        status is null ? "" : status[(status.AsSpan().LastIndexOfAny(' ', '\t') + 1)..].ToLowerInvariant();
}
