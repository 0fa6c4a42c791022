namespace Plimsoll.Images.Layers;

/// <summary>Says whether somebody wants to read the file at a path.</summary>
delegate bool PathPredicate(ReadOnlySpan<char> path);
