using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Vulnerabilities.Tests.Matching;

public sealed class AdvisoryNameTests
{
    [Theory]
    [InlineData("PyPI", "Ruamel.Yaml", "ruamel-yaml")]
    [InlineData("NuGet", "Newtonsoft.Json", "newtonsoft.json")]
    [InlineData("Packagist", "Symfony/HTTP-Kernel", "symfony/http-kernel")]
    [InlineData("SwiftURL", "https://github.com/apple/swift-nio.git", "github.com/apple/swift-nio")]
    [InlineData("SwiftURL", "github.com/Apple/swift-nio", "github.com/apple/swift-nio")]
    [InlineData("Go", "github.com/Azure/azure-sdk", "github.com/azure/azure-sdk")]
    [InlineData("Debian:12", "openssl", "openssl")]
    public void Every_spelling_of_a_name_is_one(string scope, string name, string expected) => Assert.Equal(expected, AdvisoryName.Of(scope, name));
}
