using System.Text.Json;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>Which assemblies a list of packages accounts for, so that nobody has to guess what they are from.</summary>
/// <remarks>
/// A deps.json names the files that lie beside it, and those of single platforms below it (<c>runtimes/*</c>); a folder of the package cache,
/// <c>NAME/VERSION</c>, holds the nuspec of all that is in it; below a project.assets.json (<c>obj</c>) a project is built. Folders <c>ref</c>, <c>refs</c> and <c>refint</c>
/// hold the outlines that a compiler needs. Not thread-safe.
/// </remarks>
/// <param name="files">What was kept of the image or folder, by path.</param>
sealed class DeclaredAssemblies(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
{
    /// <summary>Files that all lists together may name; what further ones name is guessed like any other.</summary>
    public const int MaxNames = 200_000;

    const string Ending = ".deps.json";
    const string Assets = "project.assets.json";
    const string PathsProperty = "runtimeTargets";

    static readonly string[] NamesProperties = ["runtime", "native"];

    readonly Lazy<Dictionary<string, HashSet<string>>> _declared = new(() => Declared(files));

    /// <summary>Whether a file is accounted for.</summary>
    /// <param name="path">Its path.</param>
    public bool Contains(string path)
    {
        for (var folder = Folder(path); ; folder = Folder(folder))
        {
            if (_declared.Value.TryGetValue(folder, out var names) && names.Contains(path[(folder.Length > 0 ? folder.Length + 1 : 0)..]))
                return true;
            if (Name(folder) is "ref" or "refs" or "refint" || IsPackage(folder) || files.ContainsKey($"{folder}/{Assets}"))
                return true;
            if (folder.Length == 0)
                return false;
        }
    }

    // .../NAME/VERSION with NAME.nuspec in it.
    bool IsPackage(string folder) => Folder(folder) is { Length: > 0 } parent && files.ContainsKey($"{folder}/{Name(parent)}.nuspec");

    // By folder the paths from there. Windows, for which assemblies were made first, does not tell large letters from small ones.
    static Dictionary<string, HashSet<string>> Declared(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var all = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var left = MaxNames;
        foreach (var (path, content) in files)
        {
            if (left <= 0 || !path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!all.TryGetValue(Folder(path), out var names))
                all.Add(Folder(path), names = new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            var program = Name(path)[..^Ending.Length];
            names.UnionWith([program + ".dll", program + ".exe"]);
            left -= Add(content, names, left);
        }
        return all;
    }

    static int Add(ReadOnlyMemory<byte> content, HashSet<string> names, int limit)
    {
        var before = names.Count;
        try
        {
            return BoundedJson.Read(content, root =>
            {
                foreach (var library in NuGetJson.Entries(root, "targets").SelectMany(static target => NuGetJson.Entries(target.Value)))
                {
                    foreach (var name in Files(library.Value))
                    {
                        if (names.Count - before >= limit)
                            return limit;
                        names.Add(name);
                    }
                }
                return names.Count - before;
            });
        }
        catch (InvalidDataException)
        {
            // The reader of deps.json tells.
            return names.Count - before;
        }
    }

    static IEnumerable<string> Files(JsonElement library) => NamesProperties.SelectMany(property => NuGetJson.Entries(library, property))
        .Select(static file => Name(file.Name))
        .Concat(NuGetJson.Entries(library, PathsProperty).Select(static file => file.Name));

    static string Folder(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
