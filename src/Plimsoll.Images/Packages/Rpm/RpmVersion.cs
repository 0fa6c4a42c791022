namespace Plimsoll.Images.Packages.Rpm;

/// <summary>The texts of rpm's versions and what is packed into others.</summary>
static class RpmVersion
{
    const string SourceEnding = ".src.rpm";
    const string NoSourceEnding = ".nosrc.rpm";

    /// <summary>Epoch with its colon, version, release as one text.</summary>
    public static string Join(string epoch, string version, string release) =>
        release.Length == 0 ? epoch + version : $"{epoch}{version}-{release}";

    /// <summary>Name and version-release of a source package, by its file name, e.g. <c>openssl</c> and <c>1.1.1k-5.el8</c>.</summary>
    /// <returns>Empty where the name is not one of a source package.</returns>
    public static (string Name, string Version) OfSource(string file)
    {
        var ending = file.EndsWith(SourceEnding, StringComparison.Ordinal) ? SourceEnding : NoSourceEnding;
        if (!file.EndsWith(ending, StringComparison.Ordinal))
            return ("", "");

        // Neither a version nor a release holds a dash; a name may.
        var full = file[..^ending.Length];
        var release = full.LastIndexOf('-');
        var version = release > 0 ? full.LastIndexOf('-', release - 1) : -1;
        return version > 0 ? (full[..version], full[(version + 1)..]) : ("", "");
    }

    /// <summary>Module and stream of a label <c>name:stream:version:context</c>; empty where it has none.</summary>
    public static string Module(string label)
    {
        var parts = label.Split(':');
        return parts.Length >= 2 && parts[0].Length > 0 ? $"{parts[0]}:{parts[1]}" : "";
    }
}
