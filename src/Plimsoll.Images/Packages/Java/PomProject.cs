using System.Collections.Immutable;

namespace Plimsoll.Images.Packages.Java;

/// <summary>A Maven project with all that it inherits from the parents that lie beside it.</summary>
/// <remarks>https://maven.apache.org/ref/3.9.9/maven-model-builder/: inheritance, interpolation, import of managed dependencies.</remarks>
sealed class PomProject
{
    /// <summary>Parents of one project, and bills of materials that import each other.</summary>
    public const int MaxParents = 20;

    /// <summary>Bills of materials read for one project.</summary>
    public const int MaxImports = 50;

    /// <summary>Placeholders replaced in one text.</summary>
    public const int MaxPlaceholders = 20;

    /// <summary>Bytes of parents and bills of materials read for one project.</summary>
    public const int MaxBesideBytes = 16 * 1024 * 1024;

    const int MaxTextLength = 2 * MavenCoordinates.MaxLength;

    readonly PackageFile _file;
    readonly List<PomDocument> _lineage = [];
    readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
    readonly Dictionary<string, PomDependency> _managed = new(StringComparer.Ordinal);
    readonly string _folder;

    readonly Allowance _allowance;

    PomProject(PackageFile file, PomDocument document, string folder, Allowance allowance)
    {
        (_file, _folder, _allowance) = (file, folder, allowance);
        AddLineage(document);
        var own = _lineage[0];
        Coordinates = new MavenCoordinates(Fill(own.Group), Fill(own.Artifact), Fill(own.Version));
    }

    /// <summary>The project's own coordinates.</summary>
    public MavenCoordinates Coordinates { get; }

    /// <summary>The project's own licences.</summary>
    public ImmutableArray<string> Licenses => _lineage[0].Licenses;

    /// <summary>The parent that would be needed and is not there; <c>null</c> where none is.</summary>
    public string? MissingParent { get; private set; }

    /// <summary>Its dependencies, its own before its parents'.</summary>
    public IReadOnlyList<PomDependency> Dependencies { get; private set; } = [];

    /// <summary>Reads a project.</summary>
    /// <exception cref="InvalidDataException">The file is no pom.xml.</exception>
    public static PomProject Read(PackageFile file, CancellationToken cancellation)
    {
        var project = new PomProject(file, PomDocument.Read(file.Content), "", new Allowance());
        var imports = 0;
        project.AddManaged(0, ref imports, cancellation);
        project.Dependencies = project.Collect();
        return project;
    }

    void AddLineage(PomDocument document)
    {
        var folder = _folder;
        while (true)
        {
            _lineage.Add(document);
            AddProperties(document);
            if (document.Parent is not { } parent || _lineage.Count > MaxParents)
                return;
            var stated = parent.Child("relativePath");
            var found = Find(folder, stated is null ? "../pom.xml" : stated.Text, parent.TextOf("artifactId"));
            if (found is null)
            {
                MissingParent = $"{parent.TextOf("groupId")}:{parent.TextOf("artifactId")}:{parent.TextOf("version")}";
                return;
            }
            (document, folder) = found.Value;
        }
    }

    /// <summary>A project beside, if it is the one that is meant.</summary>
    (PomDocument Document, string Folder)? Find(string folder, string relative, string artifact)
    {
        if (relative.Length is 0 or > MavenCoordinates.MaxLength || relative[0] == '/' || folder.Length > 4 * MavenCoordinates.MaxLength)
            return null;
        var path = folder + (relative.EndsWith(".xml", StringComparison.Ordinal) ? relative : $"{relative.TrimEnd('/')}/pom.xml");
        if (_file.Beside(path) is not { } content || content.Length > _allowance.Bytes)
            return null;
        _allowance.Bytes -= content.Length;
        try
        {
            var document = PomDocument.Read(content);
            return document.Artifact == artifact ? (document, path[..(path.LastIndexOf('/') + 1)]) : null;
        }
        catch (InvalidDataException)
        {
            // It is reported where it is read for itself; here it is as good as not there.
            return null;
        }
    }

    // What is nearer to the project wins, so the first to come stays; a profile that is on wins over its project.
    void AddProperties(PomDocument document)
    {
        foreach (var part in Parts(document))
        {
            foreach (var property in part.ListOf("properties"))
                _properties.TryAdd(property.Name, property.Text);
        }
        if (_lineage.Count > 1)
            return;
        var parent = document.Parent;
        foreach (var start in (ReadOnlySpan<string>)["project.", "pom.", ""])
        {
            _properties.TryAdd($"{start}groupId", document.Group);
            _properties.TryAdd($"{start}artifactId", document.Artifact);
            _properties.TryAdd($"{start}version", document.Version);
            _properties.TryAdd($"{start}parent.groupId", parent?.TextOf("groupId") ?? "");
            _properties.TryAdd($"{start}parent.artifactId", parent?.TextOf("artifactId") ?? "");
            _properties.TryAdd($"{start}parent.version", parent?.TextOf("version") ?? "");
        }
    }

    /// <summary>A project, with its profiles that are on by default in front.</summary>
    static IEnumerable<XmlItem> Parts(PomDocument document) => document.Project.ListOf("profiles")
        .Where(static profile => profile.Child("activation")?.TextOf("activeByDefault") == "true")
        .Append(document.Project);

    void AddManaged(int depth, ref int imports, CancellationToken cancellation)
    {
        var bills = new List<MavenCoordinates>();
        foreach (var item in _lineage.SelectMany(Parts).SelectMany(static part => part.Child("dependencyManagement")?.ListOf("dependencies") ?? []))
        {
            if (item.TextOf("scope") == "import" && item.TextOf("type") == "pom")
                bills.Add(CoordinatesOf(item));
            else
                _managed.TryAdd(KeyOf(item), new PomDependency(CoordinatesOf(item), item.TextOf("scope")));
        }
        if (depth == MaxParents)
            return;
        foreach (var bill in bills)
        {
            cancellation.ThrowIfCancellationRequested();
            if (imports++ < MaxImports && FindBill(bill) is { } project)
            {
                project.AddManaged(depth + 1, ref imports, cancellation);
                foreach (var (key, managed) in project._managed)
                    _managed.TryAdd(key, managed);
            }
        }
    }

    // Without a repository a bill of materials can only be a module of the same build.
    PomProject? FindBill(MavenCoordinates bill)
    {
        foreach (var place in (ReadOnlySpan<string>)[$"../{bill.Artifact}/pom.xml", $"{bill.Artifact}/pom.xml", "../pom.xml", $"../../{bill.Artifact}/pom.xml"])
        {
            if (MavenCoordinates.IsId(bill.Artifact) && Find(_folder, place, bill.Artifact) is { } found)
                return new PomProject(_file, found.Document, found.Folder, _allowance);
        }
        return null;
    }

    List<PomDependency> Collect()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var dependencies = new List<PomDependency>();
        foreach (var item in _lineage.SelectMany(Parts).SelectMany(static part => part.ListOf("dependencies")))
        {
            var key = KeyOf(item);
            if (item.Name != "dependency" || !seen.Add(key))
                continue;
            var managed = _managed.GetValueOrDefault(key);
            var stated = CoordinatesOf(item);
            var scope = item.TextOf("scope") is { Length: > 0 } own ? own : managed?.Scope is { Length: > 0 } other ? other : "compile";
            dependencies.Add(new PomDependency(
                stated.Version.Length == 0 && managed is not null ? stated with { Version = managed.Coordinates.Version } : stated, Fill(scope)));
        }
        return dependencies;
    }

    string KeyOf(XmlItem item) =>
        $"{Fill(item.TextOf("groupId"))}:{Fill(item.TextOf("artifactId"))}:{(item.TextOf("type") is { Length: > 0 } type ? type : "jar")}:{item.TextOf("classifier")}";

    MavenCoordinates CoordinatesOf(XmlItem item)
    {
        // [1.2] is exactly 1.2, every other range is left as it is, and so no version.
        var version = Fill(item.TextOf("version"));
        return new MavenCoordinates(
            Fill(item.TextOf("groupId")),
            Fill(item.TextOf("artifactId")),
            version is ['[', .. var exact, ']'] && !exact.Contains(',', StringComparison.Ordinal) ? exact : version);
    }

    /// <summary>Replaces placeholders as far as properties here tell; a text that grows too long stays as it was.</summary>
    string Fill(string text)
    {
        var filled = text;
        var from = 0;
        for (var i = 0; i < MaxPlaceholders && filled.Length <= MaxTextLength; i++)
        {
            var start = filled.IndexOf("${", from, StringComparison.Ordinal);
            var end = start < 0 ? -1 : filled.IndexOf('}', start);
            if (end < 0)
                return filled;
            if (_properties.TryGetValue(filled[(start + 2)..end].Trim(), out var value))
                (filled, from) = ($"{filled[..start]}{value}{filled[(end + 1)..]}", start);
            else
                from = end + 1;
        }
        return text;
    }

    /// <summary>What may still be read beside, shared by a project and its bills of materials.</summary>
    sealed class Allowance
    {
        public int Bytes { get; set; } = MaxBesideBytes;
    }
}
