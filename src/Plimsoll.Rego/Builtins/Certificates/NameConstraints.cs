using System.Formats.Asn1;

namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Which names an authority may sign for.</summary>
/// <remarks>RFC 5280 section 4.2.1.10.</remarks>
sealed class NameConstraints
{
    /// <summary>Whether certificates must not be used by who does not know them.</summary>
    public required bool IsCritical { get; init; }

    /// <summary>Names of which one must fit, of kinds that occur here.</summary>
    public Subtrees Permitted { get; private set; } = new();

    /// <summary>Names of which none may fit.</summary>
    public Subtrees Excluded { get; private set; } = new();

    /// <summary>Whether there is a kind of name that is not known here.</summary>
    public bool HasUnknown => Permitted.HasUnknown || Excluded.HasUnknown;

    /// <summary>Reads constraints.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="isCritical">Whether they are critical.</param>
    /// <exception cref="AsnContentException">They are not well-formed.</exception>
    public static NameConstraints Read(AsnReader parts, bool isCritical)
    {
        var constraints = new NameConstraints { IsCritical = isCritical };
        while (parts.HasData)
        {
            var tag = parts.PeekTag();
            var list = Subtrees.Read(parts.ReadSequence(tag));
            if (tag.TagValue == 0)
                constraints.Permitted = list;
            else
                constraints.Excluded = list;
        }

        return constraints;
    }

    /// <summary>Whether all names of a certificate are allowed.</summary>
    /// <param name="names">The names.</param>
    public bool Allow(GeneralNames names) =>
        Allow(names.Hosts, Permitted.Hosts, Excluded.Hosts, IsBelow)
        && Allow(names.Emails, Permitted.Emails, Excluded.Emails, IsMailOf)
        && Allow(names.Addresses, Permitted.Domains, Excluded.Domains, IsAddressOf)
        && Allow(names.Ips, Permitted.Ranges, Excluded.Ranges, (ip, range) => range.Contains(ip));

    static bool Allow<TName, TTree>(List<TName> names, List<TTree> permitted, List<TTree> excluded, Func<TName, TTree, bool> fits) =>
        names.TrueForAll(name => !excluded.Exists(tree => fits(name, tree)) && (permitted.Count == 0 || permitted.Exists(tree => fits(name, tree))));

    static bool IsBelow(string host, string tree)
    {
        if (tree.Length == 0)
            return true;
        var suffix = tree.TrimStart('.');
        return (tree[0] != '.' && host.Equals(suffix, StringComparison.OrdinalIgnoreCase))
            || host.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase);
    }

    static bool IsMailOf(string mail, string tree)
    {
        if (tree.Contains('@', StringComparison.Ordinal))
            return mail.Equals(tree, StringComparison.OrdinalIgnoreCase);
        var host = mail[(mail.LastIndexOf('@') + 1)..];
        return tree is ['.', ..] ? IsBelow(host, tree) : host.Equals(tree, StringComparison.OrdinalIgnoreCase);
    }

    static bool IsAddressOf(string address, string tree) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (tree is ['.', ..] ? IsBelow(uri.Host, tree) : uri.Host.Equals(tree, StringComparison.OrdinalIgnoreCase));

    /// <summary>Names that stand for all below them.</summary>
    public sealed class Subtrees
    {
        /// <summary>Names of hosts.</summary>
        public List<string> Hosts { get; } = [];

        /// <summary>Addresses and domains of mail.</summary>
        public List<string> Emails { get; } = [];

        /// <summary>Domains of URIs.</summary>
        public List<string> Domains { get; } = [];

        /// <summary>Ranges of addresses.</summary>
        public List<AddressRange> Ranges { get; } = [];

        /// <summary>Whether there is a kind of name that is not known here.</summary>
        public bool HasUnknown { get; private set; }

        /// <summary>Reads a list.</summary>
        /// <param name="list">The list.</param>
        /// <exception cref="AsnContentException">It is not well-formed.</exception>
        public static Subtrees Read(AsnReader list)
        {
            var trees = new Subtrees();
            while (list.HasData)
                trees.Add(list.ReadSequence());
            return trees;
        }

        void Add(AsnReader tree)
        {
            var tag = tree.PeekTag();
            switch (tag.TagClass == TagClass.ContextSpecific ? tag.TagValue : -1)
            {
                case 1:
                    Emails.Add(tree.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                    break;
                case 2:
                    Hosts.Add(tree.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                    break;
                case 6:
                    Domains.Add(tree.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                    break;
                case 7:
                    Ranges.Add(AddressRange.Of(tree.ReadOctetString(tag)));
                    break;
                default:
                    _ = tree.ReadEncodedValue();
                    HasUnknown = true;
                    break;
            }
        }
    }
}
