using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages.Cargo;
using Plimsoll.Images.Packages.Go;
using Plimsoll.Images.Packages.NuGet;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>
/// Programs and shared libraries: what Go and Rust programs and .NET programs in a single file say that they were linked from,
/// and well-known programs by the version in them.
/// </summary>
/// <remarks>A script that anybody may execute is looked at and found to be no program: its first bytes tell.</remarks>
public sealed class ProgramPackages : IPackageReader
{
    /// <summary>The smallest file that is looked at because it may be executed, or is named like a program, bytes.</summary>
    internal const int MinBytes = 1024;

    const int MaxVersionFileBytes = 4096;

    static readonly string[] GoVersionFiles = ["VERSION", "../VERSION"];

    /// <summary>
    /// Manuals, lists and sources share the first letters of a program's name (<c>perl5.36.1.gz</c>). Where a link has such a name, its layer
    /// would be read a second time for it.
    /// </summary>
    static readonly string[] DocumentEndings =
        [".gz", ".bz2", ".xz", ".zst", ".list", ".md5sums", ".conf", ".json", ".html", ".txt", ".md", ".py", ".pyc", ".h", ".pc"];

    static readonly string[] Endings = [".so", ".exe", ".dll", ".dylib", ".node"];

    /// <inheritdoc/>
    public string Name => "program";

    /// <inheritdoc/>
    public IFileExtractor Extractor => ProgramExtractor.Instance;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file)
    {
        var name = file.Name;
        return (file.Bytes >= MinBytes && (file.IsExecutable || IsNamedLikeProgram(name))) || (KnownPrograms.IsNamed(name) && !IsDocument(name));
    }

    /// <inheritdoc/>
    public bool Consults(in FileTraits file) => file.Name is "VERSION" && file.Bytes <= MaxVersionFileBytes;

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var extract = ProgramExtract.Parse(file.Content.Span);
        var version = extract.Of(ProgramTextKind.GoVersion);
        var modules = extract.Of(ProgramTextKind.GoModules);
        if (version is not null || modules is not null)
        {
            foreach (var package in GoBuild.Packages(version, modules ?? "", file.Location))
                yield return package;
        }
        if (extract.Of(ProgramTextKind.Crates) is { } crates)
        {
            foreach (var package in LinkedCrates.Packages(Encoding.UTF8.GetBytes(crates), file.Location))
                yield return package;
        }
        if (extract.Of(ProgramTextKind.DotNetDependencies) is { } dependencies)
        {
            foreach (var package in DotNetDependencies.Packages(Encoding.UTF8.GetBytes(dependencies), file.Location))
                yield return package;
        }
        if (Known(extract.Of(ProgramTextKind.KnownProgram), file) is { } known)
            yield return known;
    }

    static bool IsDocument(ReadOnlySpan<char> name)
    {
        foreach (var ending in DocumentEndings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    static bool IsNamedLikeProgram(ReadOnlySpan<char> name)
    {
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return name.Contains(".so.", StringComparison.Ordinal);
    }

    static Package? Known(string? text, PackageFile file)
    {
        if (text?.Split('\t') is not [var key, var version])
            return file.Name is "go" or "go.exe" && GoVersionBeside(file) is { } beside ? Known($"go\t{beside}", file) : null;
        if (KnownPrograms.OfKey(key) is not { } program)
            throw new InvalidDataException("What was kept of the program names one that is not known.");
        return new Package(Ecosystem.Binary, program.Name, version, program.Name, version, "", file.Location)
        {
            StatedPurl = new PackageUrl($"{program.Purl}@{Uri.EscapeDataString(version)}"),
        };
    }

    /// <summary>The version that Go's own distribution writes beside its programs: <c>go1.22.1</c>, or <c>devel go1.25-d524e1e</c>.</summary>
    static string? GoVersionBeside(PackageFile file)
    {
        foreach (var path in GoVersionFiles)
        {
            if (file.Beside(path) is not { } content)
                continue;
            foreach (var word in Encoding.UTF8.GetString(content.Span[..Math.Min(content.Length, MaxVersionFileBytes)]).Split([' ', '\n', '\r', '\t']))
            {
                if (word.StartsWith("go1.", StringComparison.Ordinal))
                    return word["go".Length..];
            }
        }
        return null;
    }
}
