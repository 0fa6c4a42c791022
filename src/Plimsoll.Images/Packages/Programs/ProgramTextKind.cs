namespace Plimsoll.Images.Packages.Programs;

/// <summary>What a text in a program tells. The layer cache keeps the numbers.</summary>
enum ProgramTextKind : byte
{
    /// <summary>A well-known program: its key, a tab and the version.</summary>
    KnownProgram = 0,

    /// <summary>The version of the Go tool chain, e.g. <c>go1.22.1 X:loopvar</c>.</summary>
    GoVersion = 1,

    /// <summary>The modules that a Go program was linked from.</summary>
    GoModules = 2,

    /// <summary>The crates that a Rust program was linked from, JSON.</summary>
    Crates = 3,

    /// <summary>The deps.json of a .NET program in a single file.</summary>
    DotNetDependencies = 4,

    /// <summary>A .NET assembly: its name, version and culture, with tabs between; each may be empty.</summary>
    Assembly = 5,

    /// <summary>The version resource of a PE file: product name, product version, file version, with tabs between; each may be empty.</summary>
    Product = 6,

    /// <summary>What in a PE file lies, or is not there, in words.</summary>
    PeDamage = 7,
}
