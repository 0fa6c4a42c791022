namespace Plimsoll.Images.Sources;

/// <summary>The files an image is stored as: a folder, or the entries of a tar archive.</summary>
interface ISourceFiles
{
    /// <summary>Where they are, for people.</summary>
    string Path { get; }

    /// <summary>What is wrong with the archive as a whole, as a sentence; empty where nothing is.</summary>
    string Damage { get; }

    /// <summary>Bytes of a file; <c>null</c> where it is not there.</summary>
    /// <param name="name">Relative name with '/' separators; never taken from an image without being checked.</param>
    long? LengthOf(string name);

    /// <summary>Opens a file; several may be open at a time.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    ValueTask<Stream> OpenAsync(string name, CancellationToken cancellation);
}
