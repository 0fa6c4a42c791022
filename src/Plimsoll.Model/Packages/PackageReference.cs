namespace Plimsoll.Model.Packages;

/// <summary>A package as another one of the same file names it.</summary>
/// <param name="Name">Its <see cref="Package.Name"/>.</param>
/// <param name="Version">Its <see cref="Package.Version"/>.</param>
public readonly record struct PackageReference(string Name, string Version);
