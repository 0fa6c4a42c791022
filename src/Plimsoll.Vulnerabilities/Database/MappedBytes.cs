using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>The bytes of a file, mapped into memory and read where they lie; or bytes in memory that stand for a file.</summary>
/// <remarks>
/// A database is replaced by renaming, never by writing into it, so what is mapped does not change. The one place of the library that
/// uses a pointer: a span over a mapping cannot be had without.
/// </remarks>
sealed unsafe class MappedBytes : IDisposable
{
    readonly MemoryMappedFile? _file;
    readonly SafeMemoryMappedViewHandle? _view;
    readonly GCHandle _pinned;
    byte* _start;

    /// <exception cref="IOException">The file cannot be mapped.</exception>
    internal MappedBytes(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Length = RandomAccess.GetLength(handle);
        if (Length is 0 or > DatabaseFormat.MaxBytes)
            throw new IOException($"{path} has {Length:N0} bytes: expected 1 to {DatabaseFormat.MaxBytes:N0}.");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        _file = MemoryMappedFile.CreateFromFile(stream, mapName: null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        using var accessor = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _view = accessor.SafeMemoryMappedViewHandle;
        _view.AcquirePointer(ref _start);
    }

    internal MappedBytes(byte[] bytes)
    {
        _pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        _start = (byte*)_pinned.AddrOfPinnedObject();
        Length = bytes.Length;
    }

    internal long Length { get; }

    /// <exception cref="DatabaseException">The bytes are not there.</exception>
    internal ReadOnlySpan<byte> Slice(long offset, long length)
    {
        if (offset < 0 || length < 0 || length > int.MaxValue || offset > Length - length)
            throw new DatabaseException($"{length:N0} bytes at {offset:N0} lie outside its {Length:N0}.");
        ObjectDisposedException.ThrowIf(_start is null, this);
        return new ReadOnlySpan<byte>(_start + offset, (int)length);
    }

    public void Dispose()
    {
        if (_start is null)
            return;
        _start = null;
        _view?.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
        if (_pinned.IsAllocated)
            _pinned.Free();
    }
}
