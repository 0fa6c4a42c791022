namespace Plimsoll.Images.Layers;

/// <summary>Says what is done with the content of a file. Called for every file of a layer, on several threads.</summary>
/// <param name="file">The file.</param>
/// <param name="ordinal">The place of its entry among <see cref="LayerContent.Entries"/>, from 0.</param>
/// <returns><c>null</c> where nobody wants it.</returns>
public delegate FileUse? FileSelector(in FileTraits file, int ordinal);
