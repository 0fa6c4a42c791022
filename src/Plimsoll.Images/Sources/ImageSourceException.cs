namespace Plimsoll.Images.Sources;

/// <summary>An image cannot be opened: it is missing, broken, or not the one that was asked for. The message says what to do.</summary>
public sealed class ImageSourceException : Exception
{
    /// <summary>Creates the error.</summary>
    public ImageSourceException()
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong with which image, what was expected, and what to do.</param>
    public ImageSourceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong with which image, what was expected, and what to do.</param>
    /// <param name="innerException">What it was found by.</param>
    public ImageSourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the archive or layout is whole, and only holds other images than the one that was asked for.</summary>
    public bool IsWrongChoice { get; init; }
}
