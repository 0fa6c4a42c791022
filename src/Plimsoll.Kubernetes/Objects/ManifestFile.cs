using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>One file on its way from bytes to objects.</summary>
sealed class ManifestFile(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
{
    readonly NodeBudget _budget = new();
    readonly ImmutableArray<KubernetesObject>.Builder _objects = ImmutableArray.CreateBuilder<KubernetesObject>();
    readonly ImmutableArray<Unread>.Builder _unread = ImmutableArray.CreateBuilder<Unread>();
    readonly ImmutableArray<ObjectNode>.Builder _others = ImmutableArray.CreateBuilder<ObjectNode>();
    int _unreadBeyond;

    public Manifest ReadYaml()
    {
        var documents = 0;
        foreach (var document in YamlDocument.In(bytes))
        {
            cancellation.ThrowIfCancellationRequested();
            if (document.IsEmpty(bytes))
                continue;
            if (++documents > ManifestLimits.MaxDocuments || _budget.IsSpent)
            {
                Report(
                    UnreadReason.LimitExceeded,
                    _budget.IsSpent
                        ? "the rest of the file: too many values before it"
                        : $"the rest of the file: more than {ManifestLimits.MaxDocuments} documents",
                    document.LinesBefore + 1,
                    0);
                break;
            }

            ReadDocument(document);
        }

        return Finish();
    }

    public Manifest ReadJson()
    {
        var reading = new JsonReading(bytes.Span, name);
        try
        {
            for (var documents = 0; reading.Next(_budget) is { } root; documents++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (documents == ManifestLimits.MaxDocuments)
                {
                    throw new ManifestException(
                        UnreadReason.LimitExceeded,
                        $"the rest of the file: more than {ManifestLimits.MaxDocuments} documents",
                        root.Line,
                        root.Column);
                }

                Add(root);
            }
        }
        catch (ManifestException bad)
        {
            Report(bad.Reason, bad.Message, bad.Line, bad.Column);
        }

        return Finish();
    }

    void ReadDocument(YamlDocument document)
    {
        var span = bytes.Span.Slice(document.Start, document.Length);
        if (!Utf8.IsValid(span))
        {
            var (line, column) = FirstBadByte(span);
            Report(UnreadReason.Malformed, "not UTF-8 text", document.LinesBefore + line, column);
            return;
        }

        try
        {
            if (YamlReading.Read(Encoding.UTF8.GetString(span), name, document.LinesBefore, _budget, cancellation) is { } root)
                Add(root);
        }
        catch (ManifestException bad)
        {
            var hint = bad.Reason == UnreadReason.Malformed && span.IndexOf("{{"u8) >= 0
                ? "; a Helm template? Give its chart as helm:CHART"
                : "";
            Report(bad.Reason, bad.Message + hint, bad.Line, bad.Column);
        }
    }

    /// <summary>Adds an object, or the objects of a list, or of a list in a list.</summary>
    void Add(ObjectNode root)
    {
        var pending = new Stack<(ObjectNode Node, string ApiVersion, string Kind)>([(root, "", "")]);
        while (pending.TryPop(out var next))
        {
            if (KubernetesObject.From(next.Node, next.ApiVersion, next.Kind) is not { } found)
            {
                if (next.Node is not ScalarNode { Kind: ScalarKind.Null })
                    _others.Add(next.Node);
            }
            else if (found.Reference.Kind.EndsWith("List", StringComparison.Ordinal)
                && found.Root["items"] is SequenceNode items)
            {
                var kind = found.Reference.Kind[..^"List".Length];
                var apiVersion = kind.Length == 0 ? "" : found.Reference.ApiVersion;
                for (var position = items.Items.Length - 1; position >= 0; position--)
                    pending.Push((items.Items[position], apiVersion, kind));
            }
            else
            {
                _objects.Add(found);
            }
        }
    }

    void Report(UnreadReason reason, string detail, long line, long column)
    {
        if (_unread.Count < ManifestLimits.MaxUnread)
            _unread.Add(new Unread(name, reason, detail, new SourceLocation(name, (int)line, (int)column)));
        else
            _unreadBeyond++;
    }

    Manifest Finish()
    {
        if (_unreadBeyond > 0)
        {
            _unread.Add(new Unread(
                name,
                UnreadReason.LimitExceeded,
                $"{_unreadBeyond} more documents could not be read",
                new SourceLocation(name, 0, 0)));
        }

        return new Manifest(_objects.ToImmutable(), _unread.ToImmutable())
        {
            Others = [.. _others.Select(value => value.Location)],
            OtherValues = _others.ToImmutable(),
        };
    }

    static (int Line, int Column) FirstBadByte(ReadOnlySpan<byte> text)
    {
        var (line, column) = (1, 1);
        while (Rune.DecodeFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
            text = text[length..];
        }

        return (line, column);
    }
}
