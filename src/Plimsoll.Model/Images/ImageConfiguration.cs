using System.Collections.Immutable;

namespace Plimsoll.Model.Images;

/// <summary>What an image's configuration says about how it runs. Absent lists are empty.</summary>
/// <param name="Created">When the image was built; <c>null</c> where it does not say.</param>
/// <param name="User">User (and group) of the first process, e.g. <c>1000:1000</c>; empty means root.</param>
/// <param name="Environment">Variables as <c>NAME=value</c>.</param>
/// <param name="Entrypoint">The fixed part of the command line.</param>
/// <param name="Command">The default arguments.</param>
/// <param name="WorkingDirectory">Where the first process starts; empty means <c>/</c>.</param>
/// <param name="ExposedPorts">Ports as <c>80/tcp</c>.</param>
/// <param name="Labels">Labels by name.</param>
/// <remarks>OCI image-spec v1.1, config.md.</remarks>
public sealed record ImageConfiguration(
    DateTimeOffset? Created,
    string User,
    ImmutableArray<string> Environment,
    ImmutableArray<string> Entrypoint,
    ImmutableArray<string> Command,
    string WorkingDirectory,
    ImmutableArray<string> ExposedPorts,
    ImmutableSortedDictionary<string, string> Labels)
{
    /// <summary>A configuration that says nothing.</summary>
    public static ImageConfiguration Empty { get; } =
        new(null, "", [], [], [], "", [], ImmutableSortedDictionary<string, string>.Empty);
}
