using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Opam;

/// <summary>OCaml packages that opam installed, and projects that state their version, by their opam file.</summary>
/// <remarks>
/// Format: https://opam.ocaml.org/doc/Manual.html#opam. In a switch the folder is <c>NAME.VERSION</c>, in a project the file is <c>NAME.opam</c>;
/// the fields <c>name</c> and <c>version</c> win over both. What a copy of a repository offers is not installed and is left out.
/// </remarks>
public sealed class OpamPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "opam file";

    /// <inheritdoc/>
    public long MaxBytes => 4 * 1024 * 1024;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        (file.Name is "opam" || file.Name.EndsWith(".opam", StringComparison.Ordinal))
        && !file.Path.Contains("repo/", StringComparison.Ordinal) && !file.Path.Contains("opam-repository/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var (name, version) = FromPath(file);
        var licenses = new List<string>();
        var lines = file.Lines();
        var isInText = false;
        while (lines.Read() is { } line)
        {
            // Of a text over several lines, """ to """, nothing is a field.
            var isStart = !isInText;
            if (line.AsSpan().Count("\"\"\"") % 2 == 1)
                isInText = !isInText;
            if (!isStart)
                continue;
            name = Field(line, "name:") ?? name;
            version = Field(line, "version:") ?? version;
            if (Field(line, "license:") is { } license)
                licenses.Add(license);
        }

        // A project says its version when it is published, not before.
        if (name.Length > 0 && version.Length > 0)
            yield return new Package(Ecosystem.Opam, name, version, name, version, "", file.Location) { Licenses = [.. licenses] };
    }

    static (string Name, string Version) FromPath(PackageFile file)
    {
        if (file.Name is not "opam")
            return (file.Name[..^".opam".Length], "");
        var folder = EntryPath.Name(file.Folder);
        return folder.IndexOf('.') is > 0 and var dot ? (folder[..dot].ToString(), folder[(dot + 1)..].ToString()) : ("", "");
    }

    static string? Field(string line, string field)
    {
        if (!line.StartsWith(field, StringComparison.Ordinal))
            return null;
        var value = line.AsSpan(field.Length).Trim();
        return value is ['"', ..] && value[1..].IndexOf('"') is > 0 and var end ? value.Slice(1, end).ToString() : null;
    }
}
