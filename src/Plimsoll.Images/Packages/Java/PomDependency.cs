namespace Plimsoll.Images.Packages.Java;

/// <summary>One dependency of a project, with what the project manages put in.</summary>
/// <param name="Coordinates">Its coordinates; the version may have a placeholder that nothing here fills, or be empty.</param>
/// <param name="Scope">Its scope, e.g. <c>test</c>; <c>compile</c> where none is stated.</param>
sealed record PomDependency(MavenCoordinates Coordinates, string Scope);
