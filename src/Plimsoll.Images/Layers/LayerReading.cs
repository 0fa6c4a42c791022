using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Layers;

/// <summary>Reads the layers of one image, several at a time, largest first.</summary>
sealed class LayerReading(IImageSource image, ScanOptions options, IProgress<ScanProgress>? progress)
{
    const long ProgressStep = 1024 * 1024;

    readonly KeptBytes _budget = new();
    readonly long _total = image.Layers.Sum(layer => layer.StoredBytes);
    long _read;
    int _done;

    // Layers of which more is known now than the cache holds.
    readonly bool[] _fresh = new bool[image.Layers.Length];

    /// <summary>Reads every layer.</summary>
    /// <param name="selector">Which files to keep.</param>
    /// <param name="cancellation">Ends the scan.</param>
    /// <returns>The layers, lowest first.</returns>
    public async Task<LayerContent[]> ReadAllAsync(FileSelector selector, CancellationToken cancellation)
    {
        var contents = new LayerContent[image.Layers.Length];
        await Parallel.ForEachAsync(
            image.Layers.OrderByDescending(layer => layer.StoredBytes),
            new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallelLayers, CancellationToken = cancellation },
            async (layer, token) =>
            {
                if (Known(layer) is { } known)
                {
                    contents[layer.Index] = known;
                    Count((int)Math.Min(layer.StoredBytes, int.MaxValue));
                }
                else
                {
                    contents[layer.Index] = await ReadAsync(layer, selector, Count, token);
                    _fresh[layer.Index] = !contents[layer.Index].IsCut;
                }
                Interlocked.Increment(ref _done);
                Report();
            });
        return contents;
    }

    /// <summary>
    /// Reads layers a second time for files that only a link leads a reader to: on the first pass their own paths said nothing.
    /// </summary>
    /// <returns>What could still not be read.</returns>
    public async Task<IReadOnlyList<Unread>> LookAgainAsync(
        LayerContent[] layers, IReadOnlyList<FoundFile> files, CancellationToken cancellation)
    {
        var missing = files
            .Where(file => file.IsMissing && !IsBroken(layers[file.Body.Layer]) && !layers[file.Body.Layer].Refused.Contains(file.Body.Ordinal))
            .ToList();
        var unread = new List<Unread>();
        foreach (var group in missing.Take(LayerLimits.MaxSecondLookFiles).GroupBy(file => file.Body.Layer))
        {
            // A pass keeps a file in one form: who wants it in another one waits for the next.
            for (var rest = group.Select(file => (file.Body, file.Use)).DistinctBy(file => file.Body).ToList(); rest.Count > 0;)
            {
                var now = rest.DistinctBy(file => file.Body.Ordinal).ToDictionary(file => file.Body.Ordinal);
                rest.RemoveAll(file => now[file.Body.Ordinal].Body == file.Body);
                unread.AddRange(await LookAgainAsync(layers[group.Key], now, cancellation));
            }
        }

        unread.AddRange(missing.Skip(LayerLimits.MaxSecondLookFiles).Select(file => new Unread(
            $"{layers[file.Body.Layer].Layer.Title}, {file.Path}",
            UnreadReason.LimitExceeded,
            $"Links lead to more than {LayerLimits.MaxSecondLookFiles} files that had to be fetched in a second look.")));
        return unread;
    }

    async Task<IEnumerable<Unread>> LookAgainAsync(LayerContent layer, Dictionary<int, (FileBody Body, FileUse Use)> wanted, CancellationToken cancellation)
    {
        var index = layer.Layer.Index;
        _fresh[index] = !layer.IsCut;
        var again = await ReadAsync(
            layer.Layer, (in _, ordinal) => wanted.TryGetValue(ordinal, out var file) ? file.Use : null, static _ => { }, cancellation);
        _fresh[index] &= !again.IsCut;
        foreach (var (ordinal, (body, _)) in wanted)
        {
            if (ordinal < again.Entries.Count)
                (body.Content, body.ExtractedBy) = (again.Entries[ordinal].Content, again.Entries[ordinal].ExtractedBy);
        }

        // What made the first look fail is reported already.
        return again.Unread.Except(layer.Unread);
    }

    // What comes from the cache counts like what comes from the image.
    LayerContent? Known(LayerDescriptor layer) =>
        image.HasLayer(layer) && options.Cache?.Find(layer) is { } known && _budget.TryTake(known.Entries.Sum(entry => entry.Content?.Length ?? 0L)) ? known : null;

    /// <summary>Keeps what was read anew for the next scan.</summary>
    public void Keep(LayerContent[] layers, IReadOnlyList<FoundFile> files)
    {
        if (options.Cache is not { } cache || !_fresh.Contains(true))
            return;
        foreach (var layer in layers.Where(layer => _fresh[layer.Layer.Index]))
            cache.Keep(WithLookedAgain(layer, files));
        cache.MakeRoom();
    }

    // What only a link of some image leads to is kept too, so that the next scan has no second look; but of two forms that somebody wants, the one that any image asks for.
    static LayerContent WithLookedAgain(LayerContent layer, IReadOnlyList<FoundFile> files)
    {
        var mine = files.Where(file => file.Body.Layer == layer.Layer.Index && file.Body.Content is not null).ToList();
        var asBefore = mine.Where(file => layer.Entries[file.Body.Ordinal].Content == file.Body.Content).Select(file => file.Body.Ordinal).ToHashSet();
        var later = mine.Where(file => !asBefore.Contains(file.Body.Ordinal)).ToList();
        if (later.Count == 0)
            return layer;

        var entries = layer.Entries.ToArray();
        foreach (var body in later.Select(file => file.Body))
            entries[body.Ordinal] = entries[body.Ordinal] with { Content = body.Content, ExtractedBy = body.ExtractedBy };
        return layer with { Entries = entries };
    }

    // What ended the first look would end the second one too.
    static bool IsBroken(LayerContent layer) => layer.Unread.Any(unread => unread.Subject == layer.Layer.Title);

    async Task<LayerContent> ReadAsync(
        LayerDescriptor layer, FileSelector selector, Action<int> onRead, CancellationToken cancellation)
    {
        try
        {
            await using var blob = await image.OpenLayerAsync(layer, cancellation);
            return await LayerPass.ReadAsync(layer, blob, selector, _budget, onRead, cancellation);
        }
        catch (FileNotFoundException problem)
        {
            return Unopened(layer, UnreadReason.Missing, problem.Message);
        }
        catch (Exception problem) when (problem is EndOfStreamException or InvalidDataException)
        {
            return Unopened(
                layer,
                UnreadReason.Truncated,
                problem is InvalidDataException ? $"The compressed archive cannot be read up to it: {LayerCompression.Damage}." : problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Unopened(layer, UnreadReason.Inaccessible, problem.Message);
        }
    }

    static LayerContent Unopened(LayerDescriptor layer, UnreadReason reason, string detail) => new(
        layer,
        new ImageLayer(
            layer.Index, layer.Digest ?? layer.DiffId ?? default, layer.DiffId ?? default, layer.StoredBytes, 0, layer.CreatedBy),
        [],
        new HashSet<int>(),
        [new Unread(layer.Title, reason, detail)]);

    void Count(int bytes)
    {
        var now = Interlocked.Add(ref _read, bytes);
        if (now / ProgressStep != (now - bytes) / ProgressStep)
            Report();
    }

    void Report() => progress?.Report(new ScanProgress(Interlocked.Read(ref _read), _total, Volatile.Read(ref _done), image.Layers.Length));
}
