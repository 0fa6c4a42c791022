namespace Plimsoll.Images.Sboms;

/// <summary>What a component of a bill of materials is to us.</summary>
enum SbomComponentKind
{
    /// <summary>A package, where it has a package URL.</summary>
    Package,

    /// <summary>The distribution.</summary>
    OperatingSystem,

    /// <summary>Something else: a file, a container, a device.</summary>
    Other,
}
