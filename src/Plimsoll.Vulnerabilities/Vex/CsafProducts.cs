using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>The product tree of a CSAF document, by product id.</summary>
/// <remarks>CSAF 2.0, section 3.2.2: branches, full product names, relationships, product groups.</remarks>
sealed class CsafProducts
{
    /// <summary>The most branches in each other.</summary>
    const int MaxDepth = 100;

    readonly Dictionary<string, VexIdentity> _named = new(StringComparer.Ordinal);
    readonly Dictionary<string, VexProduct> _related = new(StringComparer.Ordinal);
    readonly Dictionary<string, ImmutableArray<string>> _groups = new(StringComparer.Ordinal);

    /// <summary>Reads the tree.</summary>
    /// <param name="root">The document.</param>
    /// <param name="collector">Takes what cannot be used.</param>
    public CsafProducts(VexElement root, VexCollector collector)
    {
        if (root.Object("product_tree") is not { } tree)
            return;
        foreach (var name in tree.Objects("full_product_names"))
            collector.Try(() => Name(name));
        Branches(tree, collector);
        foreach (var relationship in tree.Objects("relationships"))
            collector.Try(() => Relate(relationship));
        foreach (var group in tree.Objects("product_groups"))
            collector.Try(() => _groups[group.Required("group_id")] = [.. group.Texts("product_ids")]);
    }

    /// <summary>The product of an id; <c>null</c> where the tree has none.</summary>
    public VexProduct? Find(string id) =>
        _related.TryGetValue(id, out var related) ? related
        : _named.TryGetValue(id, out var named) ? new VexProduct(named, [])
        : null;

    /// <summary>The product ids that something is about: those it names, and those of the groups that it names.</summary>
    public IEnumerable<string> Ids(VexElement written) =>
        written.Texts("product_ids").Concat(written.Texts("group_ids").SelectMany(group => _groups.GetValueOrDefault(group, [])));

    // A branch may nest: walked with a stack, whatever the document says.
    void Branches(VexElement tree, VexCollector collector)
    {
        var open = new Stack<(VexElement Node, int Depth)>([(tree, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > MaxDepth)
                throw next.Node.Fault($"nests more than {MaxDepth} branches");
            foreach (var branch in next.Node.Objects("branches"))
            {
                if (branch.Has("product"))
                    collector.Try(() => Name(branch.Object("product") ?? branch));
                if (branch.Has("branches"))
                    open.Push((branch, next.Depth + 1));
            }
        }
    }

    void Name(VexElement product) => _named[product.Required("product_id")] = Identity(product);

    static VexIdentity Identity(VexElement product)
    {
        var identity = VexIdentity.Of(product.Required("name"));
        if (product.Object("product_identification_helper") is not { } helper)
            return identity;
        foreach (var name in new[] { helper.Text("purl"), helper.Text("cpe") }.Concat(helper.Texts("purls")))
            identity = identity.With(name);
        return identity with
        {
            Hashes =
            [
                .. helper.Objects("hashes").SelectMany(hash => hash.Objects("file_hashes")).Select(hash => hash.Text("value").ToLowerInvariant())
                    .Where(value => value.Length > 0),
            ],
        };
    }

    void Relate(VexElement relationship)
    {
        var combined = relationship.Object("full_product_name") ?? throw relationship.Fault("full_product_name", "is required");
        var id = combined.Required("product_id");
        var (component, product) = (relationship.Required("product_reference"), relationship.Required("relates_to_product_reference"));
        var part = Find(component) ?? throw relationship.Fault("product_reference", $"\"{component}\" is not in the product tree");
        var whole = Find(product) ?? throw relationship.Fault("relates_to_product_reference", $"\"{product}\" is not in the product tree");
        var stated = combined.Has("product_identification_helper") ? Identity(combined) : null;
        _related[id] = stated is { Purls.IsEmpty: false }
            ? new VexProduct(stated, [])
            : new VexProduct(whole.Identity, part.Subcomponents.IsEmpty ? [part.Identity] : part.Subcomponents);
    }
}
