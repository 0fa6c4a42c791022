namespace Plimsoll.Images.Layers;

/// <summary>Says what somebody would do with a file; <c>null</c> where nobody wants to read it.</summary>
delegate FileUse? FileWish(in FileTraits file);
