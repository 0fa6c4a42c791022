using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Go;

/// <summary>The modules that a Go program was linked from, by the text that the linker put into it.</summary>
/// <remarks>
/// https://pkg.go.dev/runtime/debug#BuildInfo and its String method: lines of fields with tabs between them. A module that a local
/// folder replaces is left out: what is in that folder is not known. The main module of a build in a checkout has the version
/// <c>(devel)</c>; then it is looked for among the flags that set variables while linking, and is empty where they set none.
/// </remarks>
static partial class GoBuild
{
    /// <summary>The name under which advisories file the standard library.</summary>
    public const string StandardLibrary = "stdlib";

    const string Unversioned = "(devel)";
    const int MaxFlags = 1000;

    static readonly string[] VersionVariables =
        ["version", "gitversion", "buildversion", "appversion", "programversion", "gitdescribe", "gittag", "tag", "release"];

    /// <summary>The packages of a program.</summary>
    /// <param name="version">The version of its tool chain, e.g. <c>go1.22.1 X:loopvar</c>; <c>null</c> where it is not known.</param>
    /// <param name="modules">The text.</param>
    /// <param name="location">The program.</param>
    public static IEnumerable<Package> Packages(string? version, string modules, FileLocation location)
    {
        var (main, dependencies, flags) = Parse(modules);
        var needs = dependencies.Where(module => module.Name.Length > 0)
            .Select(module => new PackageReference(module.Name, module.Version)).ToImmutableArray();
        if (main is { } own)
        {
            var stated = own.Version is "" or Unversioned ? VersionOf(own.Name, flags) : own.Version;
            yield return GoModule.Package(own.Name, stated, location) with { DependsOn = needs };
        }
        foreach (var module in needs)
            yield return GoModule.Package(module.Name, module.Version, location);
        if (GoModule.ToolChainVersion(version) is { } number)
            yield return GoModule.Package(StandardLibrary, number, location);
    }

    static (PackageReference? Main, List<PackageReference> Dependencies, string Flags) Parse(string modules)
    {
        PackageReference? main = null;
        var flags = "";
        List<PackageReference> dependencies = [];
        foreach (var line in modules.Split('\n'))
        {
            switch (line.Split('\t'))
            {
                case ["mod", var name, var version, ..]:
                    main = new PackageReference(name, version);
                    break;
                case ["dep", var name, var version, ..]:
                    dependencies.Add(new PackageReference(name, version));
                    break;
                case ["=>", var name, var version, ..] when dependencies.Count > 0:
                    dependencies[^1] = new PackageReference(GoModule.IsFolder(name) ? "" : name, version);
                    break;
                case ["build", var setting, ..] when setting.StartsWith("-ldflags=", StringComparison.Ordinal):
                    flags = setting;
                    break;
            }
        }
        return (main, dependencies, flags);
    }

    /// <summary>What a flag <c>-X PACKAGE.version=v1.2.3</c> sets, where the package is main or belongs to the module.</summary>
    static string VersionOf(string module, string flags)
    {
        var best = (Rank: int.MaxValue, Version: "");
        foreach (Match flag in VariableSetting().Matches(flags).Take(MaxFlags))
        {
            var (package, variable) = (flag.Groups["package"].Value, flag.Groups["variable"].Value.ToLowerInvariant());
            var rank = Array.IndexOf(VersionVariables, variable);
            if (rank >= 0 && rank < best.Rank && (package is "main" || IsOf(module, package)))
                best = (rank, flag.Groups["version"].Value);
        }
        return best.Version;
    }

    static bool IsOf(string module, string package) =>
        package.StartsWith(module, StringComparison.Ordinal) && (package.Length == module.Length || package[module.Length] == '/');

    [GeneratedRegex(@"-X[ =]['""\\]*(?<package>[^\s'""\\=]+)\.(?<variable>[A-Za-z_]+)=(?<version>v?[0-9]+\.[0-9]+(\.[0-9]+)?[-+.0-9A-Za-z]*)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex VariableSetting();
}
