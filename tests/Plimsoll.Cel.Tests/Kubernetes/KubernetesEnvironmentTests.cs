namespace Plimsoll.Cel.Kubernetes;

public sealed class KubernetesEnvironmentTests
{
    [Theory]
    [InlineData("url('/x').getHost() == '' && 'a'.find('a') == 'a' && [1].sum() == 1 && 'A'.lowerAscii() == 'a'", 26)]
    [InlineData("optional.of(1).hasValue() && {'a': 1}.?b.orValue(2) == 2", 28)]
    [InlineData("quantity('1').isInteger()", 28)]
    [InlineData("1 < 1.5", 28)]
    [InlineData("sets.contains([1], [1])", 29)]
    [InlineData("strings.quote('a') == '\"a\"' && '%d'.format([1]) == '1'", 29)]
    [InlineData("ip('::1').isLoopback() && cidr('::/0').prefixLength() == 0", 30)]
    [InlineData("!format.dns1123Label().validate('a').hasValue()", 31)]
    [InlineData("[1].all(i, v, i < v) && {'a': 1}.exists(k, v, v == 1)", 32)]
    [InlineData("isSemver('1.0.0') && isSemver('v1', true)", 33)]
    [InlineData("[3, 1].sort() == [1, 3] && [1, 1].distinct() == [1]", 34)]
    [InlineData("[1].includes(1)", 37)]
    public void A_function_exists_since_its_version(string expression, int since)
    {
        Assert.True(Newest.Evaluate(KubernetesEnvironment.For(new KubernetesVersion(1, since)), expression).IsTrue);
        Assert.True(Newest.Evaluate(KubernetesEnvironment.For(KubernetesVersion.Newest), expression).IsTrue);
        if (since > KubernetesVersion.Oldest.Minor)
            Assert.False(KubernetesEnvironment.For(new KubernetesVersion(1, since - 1)).Compile(expression).IsSuccess);
    }

    [Theory]
    [InlineData("cel.bind(x, 1, x) == 1")]
    [InlineData("math.greatest(1, 2) == 2")]
    [InlineData("base64.encode(b'a') == ''")]
    [InlineData("isImage('nginx')")]
    [InlineData("'ab'.reverse() == 'ba'")]
    [InlineData("quantity('1').mul(2) == quantity('2')")]
    [InlineData("[1, 'a'].size() == 2")]
    [InlineData("{'a': 1, 'b': 'c'}.size() == 2")]
    [InlineData("{'a-b': 1}.`a-b` == 1")]
    [InlineData("duration('1x') == duration('1s')")]
    [InlineData("'a'.matches('(')")]
    [InlineData("Object{} == Object{}")]
    public void What_Kubernetes_refuses_is_refused(string expression) =>
        Assert.False(KubernetesEnvironment.For(KubernetesVersion.Newest).Compile(expression).IsSuccess);

    [Fact]
    public void An_unknown_version_has_the_nearest_environment()
    {
        Assert.Same(KubernetesEnvironment.For(KubernetesVersion.Newest), KubernetesEnvironment.For(new KubernetesVersion(1, 99)));
        Assert.Same(KubernetesEnvironment.For(KubernetesVersion.Newest), KubernetesEnvironment.For(new KubernetesVersion(2, 0)));
        Assert.Same(KubernetesEnvironment.For(KubernetesVersion.Oldest), KubernetesEnvironment.For(new KubernetesVersion(1, 20)));
    }
}
