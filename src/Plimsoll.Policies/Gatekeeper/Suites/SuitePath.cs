using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>A file that a Suite names.</summary>
/// <param name="Text">As written; empty where none is named.</param>
/// <param name="Location">Where it is named.</param>
public sealed record SuitePath(string Text, SourceLocation Location)
{
    /// <summary>No file.</summary>
    public static SuitePath None { get; } = new("", new SourceLocation("", 0, 0));

    /// <summary>Whether a file is named.</summary>
    public bool IsNamed => Text.Length > 0;

    /// <summary>The file, relative to the folder of the Suite that names it, also where it starts with a slash.</summary>
    public string File => System.IO.Path.GetDirectoryName(Location.File) is { Length: > 0 } folder ? Path.Join(folder, Text) : Text.TrimStart('/');
}
