using Plimsoll.Images.Archives;

namespace Plimsoll.Images.Packages.Java;

/// <summary>The way through one file that is an archive, and through the archives in it.</summary>
/// <param name="bytes">The length of the file, bytes.</param>
sealed class JavaArchiveWalk(long bytes)
{
    /// <summary>Archives inside each other: an ear holds a war, which holds jars, which hold jars to be unpacked at run time.</summary>
    public const int MaxDepth = 10;

    /// <summary>The longest pom.properties that is read, bytes.</summary>
    public const int MaxPropertiesBytes = 64 * 1024;

    /// <summary>The longest pom.xml that is read, bytes.</summary>
    public const int MaxPomBytes = 1024 * 1024;

    /// <summary>Artifacts of one archive. Those that hold a whole distribution have some hundreds.</summary>
    public const int MaxCoordinates = 5000;

    /// <summary>Manifests, pom.properties and pom.xml read of one file, with those of the archives in it.</summary>
    public const int MaxFilesRead = 100_000;

    /// <summary>Problems told one by one.</summary>
    public const int MaxProblems = 50;

    const int MaxProblemLength = 400;
    const int RecordCost = JavaExtract.RecordCost;
    const string NativeImageFolder = "META-INF/native-image/";

    readonly ZipBudget _budget = new(bytes);
    readonly List<JavaArchive> _archives = [];
    readonly List<string> _problems = [];
    int _cost;
    int _filesRead;

    /// <summary>What was found.</summary>
    public JavaExtract Extract => new(_archives, _problems);

    /// <summary>Reads the file.</summary>
    public ValueTask RunAsync(Stream content, string path, CancellationToken cancellation) => ReadArchiveAsync(content, "", -1, 0, ArchiveName.IsAmbiguous(path), cancellation);

    async ValueTask ReadArchiveAsync(Stream content, string inside, int parent, int depth, bool isAmbiguous, CancellationToken cancellation)
    {
        if (!TryKeep(inside.Length))
            return;
        var archive = new JavaArchive(inside, parent);
        var index = _archives.Count;
        _archives.Add(archive);
        using var zip = new ZipReader(content, _budget);
        try
        {
            while (!_budget.IsSpent && await zip.NextAsync(cancellation) is { } entry)
                await ReadEntryAsync(zip, entry, archive, index, depth, cancellation);
            if (zip.Problem is { } problem)
                Report(inside, problem);
        }
        catch (InvalidDataException broken)
        {
            if (zip.IsStarted || !isAmbiguous)
                Report(inside, broken.Message);
        }
    }

    async ValueTask ReadEntryAsync(
        ZipReader zip, ZipEntry entry, JavaArchive archive, int index, int depth, CancellationToken cancellation)
    {
        try
        {
            if (ArchiveName.IsArchive(entry.Name) && entry.Bytes != 0)
                await ReadNestedAsync(zip, entry, archive, index, depth, cancellation);
            else if (archive.Manifest.Count == 0 && entry.Name.Equals("META-INF/MANIFEST.MF", StringComparison.OrdinalIgnoreCase))
                ReadManifest(await ReadFileAsync(zip, JavaManifest.MaxBytes, cancellation), archive);
            else if (IsAbout(entry.Name, "/pom.properties", "META-INF/"))
                Add(JavaProperties.ReadCoordinates(await ReadWholeAsync(zip, MaxPropertiesBytes, cancellation)), archive, true);
            else if (IsAbout(entry.Name, "/pom.xml", "META-INF/maven/"))
                Add(PomDocument.Read(await ReadWholeAsync(zip, MaxPomBytes, cancellation)).Coordinates, archive, false);
            else if (entry.Name.StartsWith(NativeImageFolder, StringComparison.Ordinal))
                ReadNativeImage(entry.Name, archive);
        }
        catch (InvalidDataException problem)
        {
            Report(Below(archive.Inside, entry.Name), problem.Message);
        }
    }

    async ValueTask ReadNestedAsync(
        ZipReader zip, ZipEntry entry, JavaArchive archive, int index, int depth, CancellationToken cancellation)
    {
        var inside = Below(archive.Inside, entry.Name);
        if (depth + 1 == MaxDepth)
            throw new InvalidDataException($"archives nest deeper than {MaxDepth}");
        if (inside.Length > Layers.LayerLimits.MaxPathLength)
            throw new InvalidDataException($"its path is longer than {Layers.LayerLimits.MaxPathLength} characters");
        await using var content = zip.OpenContent();
        await ReadArchiveAsync(content, inside, index, depth + 1, ArchiveName.IsAmbiguous(inside), cancellation);
    }

    ValueTask<byte[]> ReadFileAsync(ZipReader zip, int maxBytes, CancellationToken cancellation) => ++_filesRead <= MaxFilesRead
        ? zip.ReadStartAsync(maxBytes, cancellation)
        : throw new InvalidDataException($"the file has more than {MaxFilesRead} files that describe artifacts");

    // Of a manifest the start is enough; what stands behind the end of a cut file of another kind would be missed.
    async ValueTask<byte[]> ReadWholeAsync(ZipReader zip, int maxBytes, CancellationToken cancellation) =>
        await ReadFileAsync(zip, maxBytes + 1, cancellation) is { } content && content.Length <= maxBytes
            ? content
            : throw new InvalidDataException($"it is longer than {maxBytes / 1024} KiB");

    void ReadManifest(byte[] manifest, JavaArchive archive)
    {
        foreach (var (name, value) in JavaManifest.Read(manifest))
        {
            if (TryKeep(name.Length + value.Length))
                archive.Manifest[name] = value;
        }
    }

    // Below WEB-INF/classes as well as in the root.
    static bool IsAbout(string path, string name, string folder) =>
        path.EndsWith(name, StringComparison.Ordinal) && path.Contains(folder, StringComparison.Ordinal);

    void Add(MavenCoordinates? found, JavaArchive archive, bool isFromProperties)
    {
        if (found is null)
            return;
        if (archive.Coordinates.Count == MaxCoordinates)
            throw new InvalidDataException($"the archive names more than {MaxCoordinates} artifacts");
        if (TryKeep(found.Name.Length + found.Version.Length + found.Licenses.Sum(static license => license.Length + RecordCost)))
            archive.Add(found, isFromProperties);
    }

    // META-INF/native-image/GROUP/ARTIFACT/...
    void ReadNativeImage(string name, JavaArchive archive)
    {
        if (name[NativeImageFolder.Length..].Split('/', 3) is [var group, var artifact, _]
            && group.Contains('.', StringComparison.Ordinal) && MavenCoordinates.IsId(group) && MavenCoordinates.IsId(artifact)
            && archive.NativeImages.Count < 32
            && !archive.NativeImages.Exists(known => known.Group == group && known.Artifact == artifact)
            && TryKeep(group.Length + artifact.Length))
        {
            archive.NativeImages.Add(new MavenCoordinates(group, artifact, ""));
        }
    }

    bool TryKeep(int characters)
    {
        var isTooMuch = _cost > JavaExtract.MaxCost - 2 * MaxProblems * (MaxProblemLength + RecordCost);
        if (isTooMuch)
            Report("", $"what names the artifacts of the file has more than {JavaExtract.MaxCost} characters");
        _cost += characters + RecordCost;
        return !isTooMuch;
    }

    void Report(string inside, string problem)
    {
        var text = inside.Length == 0 ? problem : $"{inside}: {problem}";
        if (text.Length > MaxProblemLength)
            text = $"...{text[^(MaxProblemLength - 3)..]}";
        if (_problems.Count < MaxProblems && !_problems.Contains(text))
            _problems.Add(text);
        else if (_problems.Count == MaxProblems)
            _problems.Add("there are more problems than these");
    }

    static string Below(string inside, string name) => inside.Length == 0 ? name : $"{inside}/{name}";
}
