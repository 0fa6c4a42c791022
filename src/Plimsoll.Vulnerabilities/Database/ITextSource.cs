namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Texts by their number.</summary>
interface ITextSource
{
    /// <summary>The text with this number.</summary>
    ReadOnlySpan<char> Text(uint number);
}
