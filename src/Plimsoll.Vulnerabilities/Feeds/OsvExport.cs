using Plimsoll.Model.Findings;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>One ecosystem's advisories as osv.dev exports them: <c>ECOSYSTEM/all.zip</c>.</summary>
/// <param name="name">The ecosystem.</param>
/// <param name="path">The zip file.</param>
sealed class OsvExport(string name, string path) : IFeed
{
    const int ProgressStep = 500;

    public string Name => name;

    public int Count { get; private set; }

    public void Read(Action<AdvisoryRecord> record, Action<Unread> unread, Action<int> progress, CancellationToken cancellation)
    {
        var subject = $"{name}/all.zip";
        try
        {
            using var archive = new OsvArchive(path, subject);
            Count = archive.Count;
            for (var i = 0; i < archive.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (i % ProgressStep == 0)
                    progress(i);
                var (read, failure) = archive.Read(i);
                if (read is not null)
                    record(read);
                if (failure is not null)
                    unread(failure);
            }
            progress(archive.Count);
        }
        catch (InvalidDataException error)
        {
            unread(new Unread(subject, UnreadReason.Malformed, error.Message));
        }
    }
}
