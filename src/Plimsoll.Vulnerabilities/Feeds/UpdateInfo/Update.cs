using System.Collections.Immutable;
using System.Xml;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds.Xml;

namespace Plimsoll.Vulnerabilities.Feeds.UpdateInfo;

/// <summary>One update of an updateinfo document.</summary>
sealed class Update
{
    /// <summary>Packages of one update.</summary>
    internal const int MaxPackages = 50_000;

    readonly SortedSet<string> _cves = new(StringComparer.Ordinal);
    readonly List<string> _references = [];
    readonly Dictionary<(string Name, string Version, string Module), SortedSet<string>> _packages = [];
    readonly List<(string Name, string Version, string Module)> _order = [];
    string _id = "";
    string _title = "";
    string _severity = "";
    string _description = "";
    string _module = "";
    DateTimeOffset? _issued;
    DateTimeOffset? _updated;

    /// <summary>What is wrong with it; <c>null</c> where nothing is.</summary>
    internal string? Problem
    {
        get => field ?? (_id.Length == 0 ? "An update has no id." : _packages.Count == 0 ? Remark : null);
        private set;
    }

    /// <summary>What is wrong with some of its packages, which are left out; <c>null</c> where nothing is.</summary>
    internal string? Remark { get; private set; }

    /// <summary>Takes an element of it.</summary>
    internal void Read(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "id":
                _id = FeedXml.Text(element).Trim();
                break;
            case "title":
                _title = FeedXml.Text(element);
                break;
            case "severity":
                _severity = FeedXml.Text(element);
                break;
            case "description":
                _description = FeedXml.Text(element);
                break;
            case "issued":
                _issued = AdvisoryText.Date(FeedXml.Attribute(element, "date"));
                break;
            case "updated":
                _updated = AdvisoryText.Date(FeedXml.Attribute(element, "date"));
                break;
            case "references":
                FeedXml.Children(element, ReadReference);
                break;
            case "pkglist":
                FeedXml.Children(element, collection =>
                {
                    _module = "";
                    FeedXml.Children(collection, ReadCollection);
                });
                break;
            default:
                break;
        }
        if (_id.Length > 0 && !AdvisoryText.IsName(_id))
            Problem ??= "An update has an id that is none.";
    }

    /// <summary>What it says, once all of it was read and there is no <see cref="Problem"/>.</summary>
    internal AdvisoryRecord ToRecord(FeedReading reading)
    {
        var affected = ImmutableArray.CreateBuilder<AffectedEntry>();
        foreach (var key in _order)
        {
            if (RpmReleases.OfRelease(key.Version, Enterprise()) is not { } feed)
            {
                reading.Leave("of packages whose release does not say of which distribution they are");
                continue;
            }
            var architectures = _packages[key];
            affected.Add(new AffectedEntry(feed, key.Name, RangeState.Before(key.Version), [])
            {
                State = FixState.Fixed,
                Module = key.Module,
                Architectures = architectures.Contains("noarch") || architectures.Contains("") ? [] : [.. architectures],
            });
        }
        var advisory = new Advisory(_id, [.. _cves], [], AdvisoryText.Summary(_title), AdvisoryText.Word(_severity), "", _issued)
        {
            Source = Publisher(),
            Ratings = AdvisoryText.Word(_severity) is var word and not Severity.Unknown ? [new SeverityRating(Publisher(), word, null)] : [],
            Description = AdvisoryText.Description(_description),
            References = AdvisoryText.References(_references),
        };
        return new AdvisoryRecord(advisory, _updated > _issued || _issued is null ? _updated : _issued, Withdrawn: false, affected.ToImmutable());
    }

    void ReadReference(XmlReader element)
    {
        if (element.LocalName != "reference")
            return;
        var (id, type) = (FeedXml.Attribute(element, "id"), FeedXml.Attribute(element, "type"));
        if (AdvisoryText.IsCve(id) && AdvisoryText.IsName(id) && (type.Length == 0 || type.Equals("cve", StringComparison.OrdinalIgnoreCase)))
            _cves.Add(id);
        if (_references.Count < AdvisoryText.MaxReferences)
            _references.Add(FeedXml.Attribute(element, "href"));
    }

    void ReadCollection(XmlReader element)
    {
        if (element.LocalName == "module")
        {
            _module = $"{FeedXml.Attribute(element, "name")}:{FeedXml.Attribute(element, "stream")}";
            return;
        }
        if (element.LocalName != "package")
            return;
        var (name, architecture) = (FeedXml.Attribute(element, "name"), FeedXml.Attribute(element, "arch"));
        var (epoch, version, release) = (FeedXml.Attribute(element, "epoch"), FeedXml.Attribute(element, "version"), FeedXml.Attribute(element, "release"));
        if (architecture == "src")
            return;
        var full = $"{(epoch is "" or "0" or "(none)" ? "" : epoch + ":")}{version}-{release}";
        if (!AdvisoryText.IsName(name) || version.Length == 0 || !AdvisoryText.IsName(full) || !(epoch is "(none)" || epoch.All(char.IsAsciiDigit)))
        {
            Remark ??= $"{AdvisoryText.Summary(_id)}: a package \"{AdvisoryText.Summary(name)}\" has no valid name, epoch, version or release; such packages are left out.";
            return;
        }
        var key = (name, full, _module);
        if (!_packages.TryGetValue(key, out var architectures))
        {
            if (_packages.Count == MaxPackages)
            {
                Problem ??= $"{AdvisoryText.Summary(_id)} has more packages than the limit of {MaxPackages:N0}.";
                return;
            }
            _packages[key] = architectures = new SortedSet<string>(StringComparer.Ordinal);
            _order.Add(key);
        }
        architectures.Add(architecture);
    }

    string Publisher() => _id.StartsWith("FEDORA", StringComparison.Ordinal) ? "Fedora"
        : _id.StartsWith("ALAS", StringComparison.Ordinal) ? "Amazon"
        : OsvSources.Of(_id);

    string Enterprise() => Publisher() switch
    {
        "Oracle" => "Oracle Linux",
        var other => other is "Rocky Linux" or "AlmaLinux" or "Red Hat" ? other : "",
    };
}
