namespace Plimsoll.Rego.Builtins.Certificates;

/// <summary>Looks for a chain from a certificate to one that is trusted.</summary>
/// <remarks>RFC 5280 section 6.1 as Go's crypto/x509 does it: https://pkg.go.dev/crypto/x509#Certificate.Verify. Revocation is not asked for.</remarks>
sealed class CertificateChain
{
    /// <summary>Most signatures that are verified for one certificate.</summary>
    public const int MaxSignatures = 100;

    /// <summary>What one signature costs, in steps of the evaluation.</summary>
    public const int StepsOfSignature = 20_000;

    const int AnyUsage = 0, ServerUsage = 1, SignsCertificates = 1 << 5;

    readonly BuiltinCall _call;
    readonly Link _root;
    readonly List<Link> _between;
    readonly ChainOptions _options;
    int _signatures;

    /// <summary>A search.</summary>
    /// <param name="call">The call.</param>
    /// <param name="certificates">The root, those between, and the leaf.</param>
    /// <param name="options">What is demanded.</param>
    public CertificateChain(BuiltinCall call, IReadOnlyList<CertificateDocument> certificates, ChainOptions options)
    {
        var links = certificates.Select(each => new Link(each, new CertificateFacts(each.Extensions))).ToList();
        (_call, _options) = (call, options);
        (_root, _between, Leaf) = (links[0], links[1..^1], links[^1]);
    }

    Link Leaf { get; }

    /// <summary>The chain from the leaf to the root; <c>null</c> where there is none.</summary>
    public IReadOnlyList<CertificateDocument>? Find()
    {
        if (_options.Host.Length > 0 && !HostNames.Fit(Leaf.Facts.Names, _options.Host))
            return null;
        if (!IsUsable(Leaf))
            return null;
        if (IsSame(Leaf, _root))
            return IsForUsages([Leaf]) ? [Leaf.Document] : null;
        return Extend([Leaf]) is { } chain ? [.. chain.Select(link => link.Document)] : null;
    }

    List<Link>? Extend(List<Link> chain)
    {
        foreach (var parent in (List<Link>)[_root, .. _between])
        {
            var isRoot = ReferenceEquals(parent, _root);
            if (chain.Exists(link => IsSame(link, parent)) || !CanSign(parent, chain, isRoot))
                continue;
            List<Link> longer = [.. chain, parent];
            if (isRoot && IsForUsages(longer))
                return longer;
            if (!isRoot && Extend(longer) is { } whole)
                return whole;
        }

        return null;
    }

    bool CanSign(Link parent, List<Link> chain, bool isRoot)
    {
        var (child, facts) = (chain[^1], parent.Facts);
        if (!child.Document.Issuer.IsSame(parent.Document.Subject) || parent.Document.PublicKey is not { } key || !IsUsable(parent))
            return false;
        var isAuthority = facts.HasBasicConstraints ? facts.IsAuthority : isRoot && parent.Document.Version < 3;
        if (!isAuthority || (facts.KeyUsage != 0 && (facts.KeyUsage & SignsCertificates) == 0))
            return false;
        if (facts.HasBasicConstraints && facts.MaxPathLength >= 0 && chain.Count - 1 > facts.MaxPathLength)
            return false;
        if (facts.Constraints is { } constraints && chain.Exists(link => link.Facts.Names is { } names && !constraints.Allow(names)))
            return false;
        if (_signatures++ >= MaxSignatures)
            return false;
        _call.Charge(StepsOfSignature);
        return child.Document.IsSignedBy(key);
    }

    bool IsUsable(Link link) => link.Facts.UnhandledCritical.Count == 0
        && _options.Time >= link.Document.NotBefore && _options.Time <= link.Document.NotAfter;

    bool IsForUsages(List<Link> chain)
    {
        IReadOnlyList<int> demanded = _options.Usages.Count > 0 ? _options.Usages : [ServerUsage];
        return demanded.Contains(AnyUsage) || demanded.Any(usage => chain.TrueForAll(link => IsFor(link.Facts, usage)));
    }

    static bool IsFor(CertificateFacts facts, int usage) =>
        (facts.Usages.Count == 0 && facts.UnknownUsages.Count == 0) || facts.Usages.Contains(AnyUsage) || facts.Usages.Contains(usage);

    static bool IsSame(Link left, Link right) => left.Document.Raw.Span.SequenceEqual(right.Document.Raw.Span);

    sealed record Link(CertificateDocument Document, CertificateFacts Facts);
}
