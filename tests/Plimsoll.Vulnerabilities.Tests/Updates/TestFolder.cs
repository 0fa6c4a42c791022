namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A folder of one test.</summary>
sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("plimsoll-updates-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>What lies in it, folders included.</summary>
    public string[] Names => [.. Directory.EnumerateFileSystemEntries(Path).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
