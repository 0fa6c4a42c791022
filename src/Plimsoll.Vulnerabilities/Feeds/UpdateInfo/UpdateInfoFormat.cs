using System.Xml;
using Plimsoll.Vulnerabilities.Feeds.Xml;

namespace Plimsoll.Vulnerabilities.Feeds.UpdateInfo;

/// <summary>The updateinfo.xml of repositories with rpm packages: Amazon Linux, Rocky Linux, AlmaLinux, Oracle Linux, Fedora.</summary>
/// <remarks>
/// The form that createrepo_c and dnf know as <c>updateinfo</c>; it has no specification. Only updates of the type <c>security</c> count. The
/// release is that in the mark of each package, because the documents do not say it everywhere.
/// </remarks>
sealed class UpdateInfoFormat : IFeedFormat
{
    /// <summary>Updates of one document.</summary>
    internal const int MaxUpdates = 500_000;

    public string Ending => ".xml";

    public string? FeedOf(FeedHead head)
    {
        if (head.XmlRoot != "updates")
            return null;
        return head.Contains(">ALAS"u8) ? "Amazon Linux updateinfo"
            : head.Contains(">RLSA"u8) || head.Contains(">RLBA"u8) || head.Contains(">RLEA"u8) ? "Rocky Linux updateinfo"
            : head.Contains(">ALSA"u8) || head.Contains(">ALBA"u8) || head.Contains(">ALEA"u8) ? "AlmaLinux updateinfo"
            : head.Contains(">ELSA"u8) || head.Contains(">ELBA"u8) || head.Contains(">ELEA"u8) ? "Oracle Linux updateinfo"
            : head.Contains(">RHSA"u8) || head.Contains(">RHBA"u8) || head.Contains(">RHEA"u8) ? "Red Hat updateinfo"
            : head.Contains(">FEDORA"u8) ? "Fedora updateinfo"
            : "updateinfo";
    }

    public void Read(string subject, Stream stream, FeedReading reading)
    {
        var updates = new Dictionary<string, AdvisoryRecord>(StringComparer.Ordinal);
        var order = new List<string>();
        try
        {
            FeedXml.Read(stream, root =>
            {
                if (root.LocalName != "updates")
                    throw new InvalidDataException($"Not an updateinfo document: its root is \"{AdvisoryText.Summary(root.LocalName)}\".");
                FeedXml.Children(root, element => ReadUpdate(element, subject, updates, order, reading));
            });
        }
        finally
        {
            // What came before a break in the document counts.
            foreach (var id in order)
                reading.Add(updates[id], $"{subject}: {id}");
        }
    }

    static void ReadUpdate(XmlReader element, string subject, Dictionary<string, AdvisoryRecord> updates, List<string> order, FeedReading reading)
    {
        reading.Cancellation.ThrowIfCancellationRequested();
        if (element.LocalName != "update" || FeedXml.Attribute(element, "type") != "security")
            return;
        var place = Place(element, subject);
        var update = new Update();
        FeedXml.Children(element, update.Read);
        if (update.Problem is { } problem)
        {
            reading.Fail(place, problem);
            return;
        }
        if (update.Remark is { } remark)
            reading.Fail(place, remark);
        var record = update.ToRecord(reading);
        var id = record.Advisory.Id;
        if (!updates.TryGetValue(id, out var other))
        {
            if (updates.Count == MaxUpdates)
                throw new InvalidDataException($"The document has more updates than the limit of {MaxUpdates:N0}.");
            updates[id] = record;
            order.Add(id);
            return;
        }
        reading.Repeat(id);
        if (Nullable.Compare(record.Newest, other.Newest) > 0)
            updates[id] = record;
    }

    static string Place(XmlReader element, string subject) =>
        element is IXmlLineInfo line && line.HasLineInfo() ? $"{subject}: line {line.LineNumber:N0}" : subject;
}
