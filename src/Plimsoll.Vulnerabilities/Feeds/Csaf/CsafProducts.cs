using System.Collections.Immutable;
using System.Text.Json;
using static Plimsoll.Vulnerabilities.Feeds.OsvReader;

namespace Plimsoll.Vulnerabilities.Feeds.Csaf;

/// <summary>The product tree of a CSAF document: which package of which distribution an id of a product is.</summary>
/// <remarks>
/// CSAF 2.0, section 3.2.2: <c>branches</c> name releases (with a CPE name) and packages (with a package URL), <c>relationships</c> say that
/// a package, or a module, is a component of a release, and a package one of a module.
/// </remarks>
sealed class CsafProducts
{
    /// <summary>Products and relationships of one document.</summary>
    internal const int MaxProducts = 1_000_000;

    const int MaxChain = 6;
    const int MaxBranchDepth = 30;

    readonly Dictionary<string, (string Name, string Cpe, string Url)> _products = new(StringComparer.Ordinal);
    readonly Dictionary<string, (string Component, string Whole)> _components = new(StringComparer.Ordinal);
    readonly Dictionary<string, (CsafProduct? Product, string Problem)> _known = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">The tree is beyond a limit.</exception>
    internal CsafProducts(JsonElement document)
    {
        if (!Property(document, "product_tree", out var tree))
            return;
        ReadBranches(tree);
        foreach (var product in Items(tree, "full_product_names", MaxProducts))
            AddProduct(product);
        foreach (var relationship in Items(tree, "relationships", MaxProducts))
        {
            if (Property(relationship, "full_product_name", out var product) && Text(product, "product_id") is { Length: > 0 } id)
                _components[id] = (Text(relationship, "product_reference"), Text(relationship, "relates_to_product_reference"));
        }
    }

    /// <summary>The package that an id of a product stands for.</summary>
    /// <param name="id">The id.</param>
    /// <param name="problem">Why there is none, for people; empty where there is one, or where it is a module, whose packages are named themselves.</param>
    /// <returns>The package; <c>null</c> where it is none of a distribution that is known.</returns>
    internal CsafProduct? Find(string id, out string problem)
    {
        if (!_known.TryGetValue(id, out var known))
            _known[id] = known = Resolve(id);
        problem = known.Problem;
        return known.Product;
    }

    (CsafProduct? Product, string Problem) Resolve(string id)
    {
        if (!_components.TryGetValue(id, out var component))
            return (null, _products.ContainsKey(id) ? "of products that are no package of a release" : "of products that their document does not describe");

        var package = Package(component.Component);
        var (whole, module) = (component.Whole, package?.Module ?? "");
        for (var i = 0; i < MaxChain && _components.TryGetValue(whole, out var outer); i++)
        {
            if (module.Length == 0 && Package(outer.Component) is { } part)
                module = part.Module.Length > 0 ? part.Module : part.Name.Contains(':', StringComparison.Ordinal) ? part.Name : "";
            whole = outer.Whole;
        }
        if (package is null)
            return (null, "of products that are no rpm packages");
        if (package is { Name: "", Module.Length: > 0 })
            return (null, "");
        if (!AdvisoryText.IsName(package.Name))
            return (null, "of products whose package has no valid name");
        if (!_products.TryGetValue(whole, out var release))
            return (null, "of packages of products that their document does not describe");
        return Release(release) is { } found
            ? (new CsafProduct(found.Feed, package.Name, package.Version, package.Architecture, module, found.Repositories), "")
            : (null, "of packages of products that are no known release of a distribution");
    }

    CsafPackage? Package(string id)
    {
        if (_products.TryGetValue(id, out var product) && product.Url.Length > 0)
            return CsafPackage.OfUrl(product.Url);
        return id.Length is > 0 and <= MaxNameLength ? CsafPackage.OfName(id) : null;
    }

    static (string Feed, ImmutableArray<string> Repositories)? Release((string Name, string Cpe, string Url) product)
    {
        if (product.Cpe.Contains(":redhat:", StringComparison.Ordinal))
            return RedHatProduct.OfCpe(product.Cpe);
        return product.Name switch
        {
            { Length: > MaxNameLength } => null,
            ['o', 'p', 'e', 'n', 'S', 'U', 'S', 'E', ' ', .. var rest] => ($"openSUSE:{rest}", []),
            ['S', 'U', 'S', 'E', ' ', .. var rest] => ($"SUSE:{rest}", []),
            _ => null,
        };
    }

    void ReadBranches(JsonElement tree)
    {
        var open = new Stack<(JsonElement Element, int Depth)>();
        open.Push((tree, 0));
        while (open.TryPop(out var at))
        {
            if (at.Depth > MaxBranchDepth)
                throw new InvalidDataException($"The branches of the product tree nest deeper than {MaxBranchDepth}.");
            if (Property(at.Element, "product", out var product))
                AddProduct(product);
            foreach (var branch in Items(at.Element, "branches", MaxProducts))
                open.Push((branch, at.Depth + 1));
        }
    }

    void AddProduct(JsonElement product)
    {
        if (Text(product, "product_id") is not { Length: > 0 } id)
            return;
        var (cpe, url) = Property(product, "product_identification_helper", out var identity) ? (Text(identity, "cpe"), Text(identity, "purl")) : ("", "");
        _products.TryAdd(id, (Text(product, "name"), cpe, url));
        if (_products.Count > MaxProducts)
            throw new InvalidDataException($"The product tree has more than {MaxProducts:N0} products.");
    }
}
