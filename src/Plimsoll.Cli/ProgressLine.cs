using Plimsoll.Images;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Policies.Testing;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds.Fetching;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli;

/// <summary>One line on a terminal's standard error that says what is being done; nothing is written in the first second.</summary>
sealed class ProgressLine : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    const int BarWidth = 24;

    readonly TextWriter _error;
    readonly TimeProvider _time;
    readonly bool _shown;
    readonly long _start;
    readonly Lock _writing = new();
    long _last;
    int _written;

    public ProgressLine(TextWriter error, TimeProvider time, bool shown)
    {
        (_error, _time, _shown) = (error, time, shown);
        _start = _last = time.GetTimestamp();
    }

    /// <summary>Progress of the scan of one image.</summary>
    public IProgress<ScanProgress> Of(string image) => new Scan(this, image);

    /// <summary>Progress of building a database.</summary>
    public IProgress<BuildProgress> OfBuild() => new Build(this);

    /// <summary>Progress of fetching or publishing a database.</summary>
    public IProgress<UpdateProgress> OfUpdate() => new Update(this);

    /// <summary>Progress of fetching feeds.</summary>
    public IProgress<FetchProgress> OfFetch() => new Fetch(this);

    /// <summary>Progress of reading a live cluster.</summary>
    public IProgress<LiveProgress> OfCluster(string name) => new Cluster(this, name);

    /// <summary>Progress of running policy tests.</summary>
    public IProgress<PolicyTestProgress> OfTests() => new Tests(this);

    /// <summary>Shows how far <paramref name="what"/> has come.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="share">From 0 to 1.</param>
    public void Show(string what, double share)
    {
        if (!_shown || _time.GetElapsedTime(_start) < Patience)
            return;

        lock (_writing)
        {
            if (_time.GetElapsedTime(_last) < Interval)
                return;
            _last = _time.GetTimestamp();
            var filled = (int)(Math.Clamp(share, 0, 1) * BarWidth);
            var line = $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {share,4:P0} {what}";
            _error.Write("\r" + line.PadRight(_written));
            _written = line.Length;
        }
    }

    /// <summary>Wipes the line, so that results stand alone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_written > 0)
            await _error.WriteAsync("\r" + new string(' ', _written) + "\r");
    }

    sealed class Tests(ProgressLine line) : IProgress<PolicyTestProgress>
    {
        public void Report(PolicyTestProgress value) =>
            line.Show($"testing {value.File}", value.Total == 0 ? 0 : (double)value.Done / value.Total);
    }

    sealed class Cluster(ProgressLine line, string name) : IProgress<LiveProgress>
    {
        public void Report(LiveProgress value) =>
            line.Show($"reading {name}: {value.Objects} objects, {value.Resource}", value.Total == 0 ? 0 : (double)value.Done / value.Total);
    }

    sealed class Update(ProgressLine line) : IProgress<UpdateProgress>
    {
        public void Report(UpdateProgress value) =>
            line.Show(value.What, value.Total == 0 ? 0 : (double)value.Done / value.Total);
    }

    sealed class Fetch(ProgressLine line) : IProgress<FetchProgress>
    {
        const int BytesPerMebibyte = 1024 * 1024;

        public void Report(FetchProgress value) => line.Show(
            $"fetching {value.Place}, {value.Bytes / BytesPerMebibyte} MiB", value.Total == 0 ? 0 : (double)value.Bytes / value.Total);
    }

    sealed class Build(ProgressLine line) : IProgress<BuildProgress>
    {
        public void Report(BuildProgress value) =>
            line.Show($"compiling {value.Feed}", value.Total == 0 ? 0 : (double)value.Done / value.Total);
    }

    sealed class Scan(ProgressLine line, string image) : IProgress<ScanProgress>
    {
        public void Report(ScanProgress value) =>
            line.Show($"reading {image}", value.BytesTotal == 0 ? 0 : (double)value.BytesRead / value.BytesTotal);
    }
}
