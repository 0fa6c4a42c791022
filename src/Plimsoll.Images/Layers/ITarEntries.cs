namespace Plimsoll.Images.Layers;

/// <summary>Who listens to a <see cref="TarParser"/>.</summary>
interface ITarEntries
{
    /// <summary>An entry begins.</summary>
    /// <returns>What happens to its content; what is collected comes back by <see cref="End"/>.</returns>
    ContentUse Begin(in TarEntry entry);

    /// <summary>The content of the entry that was asked for is complete.</summary>
    /// <param name="content">As stored: of a sparse file only the pieces with data.</param>
    /// <param name="sparse">Where the pieces belong; <c>null</c> for an ordinary file.</param>
    void End(byte[] content, SparseMap? sparse);
}
