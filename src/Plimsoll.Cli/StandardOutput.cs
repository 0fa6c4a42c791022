namespace Plimsoll.Cli;

/// <summary>Standard output, told in one line when it cannot be written, e.g. where it leads to a full disk.</summary>
/// <param name="stream">What is written to.</param>
sealed class StandardOutput(Stream stream) : Stream
{
    // What was lost is told once.
    bool _isLost;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_isLost)
            return;
        try
        {
            stream.Write(buffer);
        }
        catch (IOException problem)
        {
            throw Lost(problem);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
        if (_isLost)
            return;
        try
        {
            stream.Flush();
        }
        catch (IOException problem)
        {
            throw Lost(problem);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }

    UsageException Lost(IOException problem)
    {
        _isLost = true;
        return new UsageException($"the result cannot be written to standard output: {problem.Message}", ExitCode.Incomplete);
    }
}
