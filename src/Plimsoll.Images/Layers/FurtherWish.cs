using System.Collections.Immutable;

namespace Plimsoll.Images.Layers;

/// <summary>Says whether somebody reads a file by this name who reads it by none of the names that it was found by.</summary>
/// <param name="file">The file by the name that a link gives it.</param>
/// <param name="knownAs">The paths that it was found by.</param>
delegate bool FurtherWish(in FileTraits file, ImmutableArray<string> knownAs);
