namespace Plimsoll.Images.Packages.Programs;

/// <summary>Reads a PE file, managed or not, for what it says of itself: the assembly's name and version, and its version resource.</summary>
/// <remarks>Both are read in the one pass over the file. What lies before the place that leads to it is not found: then the file's name stands for it.</remarks>
sealed class PeSearch
{
    readonly AssemblyIdentity? _assembly;
    readonly VersionResource? _resource;
    readonly List<IEnumerator<ByteCapture>> _open = [];
    string? _damage;

    /// <summary>Reads the headers.</summary>
    /// <param name="start">The first window of the file.</param>
    public PeSearch(ReadOnlySpan<byte> start)
    {
        try
        {
            if (PeHeader.Read(start) is not { } header)
                return;
            if (header.Cli.Address != 0)
                Begin((_assembly = new AssemblyIdentity(header)).Places());
            if (header.Resources.Address != 0)
                Begin((_resource = new VersionResource(header)).Places());
        }
        catch (InvalidDataException problem)
        {
            _damage ??= problem.Message;
        }
    }

    /// <summary>Whether nothing further is to be found.</summary>
    public bool IsDone => _open.Count == 0;

    /// <summary>Looks at a window of the file.</summary>
    /// <param name="window">The window.</param>
    /// <param name="start">Where in the file it begins.</param>
    public void Look(ReadOnlySpan<byte> window, long start)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (!IsWaiting(_open[i], window, start))
                _open.RemoveAt(i);
        }
    }

    /// <summary>Adds what was found.</summary>
    public void AddTo(ICollection<ProgramText> texts)
    {
        // What is still waited for begins, or ends, behind the end of the file.
        if (_open.Count > 0)
            _damage ??= "the PE file ends before what its headers describe";
        if (_assembly is not null)
            texts.Add(new ProgramText(ProgramTextKind.Assembly, string.Join('\t', _assembly.Name, _assembly.Version, _assembly.Culture)));
        if (_resource is { ProductName: var product } && (product.Length > 0 || _resource.ProductVersion.Length > 0 || _resource.FileVersion.Length > 0))
            texts.Add(new ProgramText(ProgramTextKind.Product, string.Join('\t', product, _resource.ProductVersion, _resource.FileVersion)));
        if (_damage is not null)
            texts.Add(new ProgramText(ProgramTextKind.PeDamage, _damage));
    }

    void Begin(IEnumerable<ByteCapture> places)
    {
        var open = places.GetEnumerator();
        if (open.MoveNext())
            _open.Add(open);
    }

    bool IsWaiting(IEnumerator<ByteCapture> places, ReadOnlySpan<byte> window, long start)
    {
        try
        {
            while (true)
            {
                var place = places.Current;
                if (place.Bytes.IsEmpty && place.Start < start)
                    return false;
                place.Feed(window, start);
                if (!place.IsFull)
                    return true;
                if (!places.MoveNext())
                    return false;
            }
        }
        catch (InvalidDataException problem)
        {
            _damage ??= problem.Message;
            return false;
        }
    }
}
